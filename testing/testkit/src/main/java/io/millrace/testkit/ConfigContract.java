// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.options.Option;
import io.millrace.common.options.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.junit.jupiter.api.Test;

/** What holds for every connector's configuration; a connector's test implements it. */
public interface ConfigContract {
    /** The connector under test. */
    Connector connector();

    /** Its declared options. */
    Options options();

    /** A smallest valid configuration, without the framework's own options. */
    Map<String, String> minimal();

    /** The generated reference page. */
    String reference();

    /** Where the reference page lies below the repository's root. */
    String referencePath();

    @Test
    default void acceptsTheMinimalConfiguration() {
        assertThat(errors(minimal())).isEmpty();
    }

    @Test
    default void documentsEveryOption() {
        for (Option<?> option : options().all()) {
            assertThat(options().configDef().configKeys().get(option.name()).documentation)
                    .as(option.name())
                    .hasSizeGreaterThan(20)
                    .endsWith(".");
        }
    }

    @Test
    default void namesTheNearestOptionForAMisspeltOne() {
        for (Option<?> option : options().all()) {
            Map<String, String> misspelt = new HashMap<>(minimal());
            misspelt.put(option.name() + "x", "1");
            assertThat(errors(misspelt)).containsKey(option.name() + "x");
            assertThat(errors(misspelt).get(option.name() + "x").toString()).contains(option.name());
        }
    }

    @Test
    default void leavesOptionsOfTheFrameworkAndOfOthersAlone() {
        Map<String, String> more = new HashMap<>(minimal());
        more.putAll(Map.of(
                "name", "n",
                "connector.class", connector().getClass().getName(),
                "tasks.max", "3",
                "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                "errors.tolerance", "all",
                "producer.override.linger.ms", "20",
                "acme.interceptor.flavour", "mint"));
        assertThat(errors(more)).isEmpty();
    }

    @Test
    default void neverThrowsFromValidate() {
        assertThat(connector().validate(Map.of())).isNotNull();
        for (Option<?> option : options().all()) {
            for (String odd : List.of("", " ", "-1", "${", "\u0000", "9".repeat(40), "[{", "null")) {
                Map<String, String> properties = new HashMap<>(minimal());
                properties.put(option.name(), odd);
                assertThat(connector().validate(properties))
                        .as("%s=%s", option.name(), odd)
                        .isNotNull();
            }
        }
    }

    /** Run with {@code -Dmillrace.docs.write=true} to write the page instead. */
    @Test
    default void hasAReferencePageThatMatchesTheOptions() throws IOException {
        Path page = Checkout.root().resolve(referencePath());
        if (Boolean.getBoolean("millrace.docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, reference());
        }
        assertThat(page)
                .as("stale reference; write it anew with: mvn test -Dquick -Dmillrace.docs.write=true")
                .hasContent(reference());
    }

    /** The errors by option of a configuration. */
    default Map<String, List<String>> errors(Map<String, String> properties) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector().validate(properties).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }
}
