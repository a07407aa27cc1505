// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.options.Option;
import io.millrace.sink.firehose.translation.FirehoseConfiguration;
import io.millrace.sink.firehose.translation.Translation;
import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/migrating.md says what the connector does. */
class MigratingGuideTest {
    private static final Path GUIDE = Checkout.root().resolve("docs/migrating.md");
    private static final String BEGIN = "<!-- generated from describe-delivery-stream.json by MigratingGuideTest -->\n";
    private static final String END = "<!-- end -->\n";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| .* \\| ([^|]*) \\| [^|]*\\|$");
    private static final Pattern CODE = Pattern.compile("`([a-z0-9.]+)`");
    private static final Set<String> KAFKA_CONNECTS = Set.of("errors.tolerance", "errors.deadletterqueue.topic.name");

    /** Run with {@code -Dmillrace.docs.write=true} to write the part instead. */
    @Test
    void showsWhatTheExampleOfFirehoseBecomes() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        int end = guide.indexOf(END);
        if (Boolean.getBoolean("millrace.docs.write")) {
            guide = guide.substring(0, begin) + shown() + guide.substring(end);
            Files.writeString(GUIDE, guide);
            end = guide.indexOf(END);
        }
        assertThat(guide.substring(begin, end))
                .as("stale guide; write it anew with: mvn test -Dquick -Dmillrace.docs.write=true")
                .isEqualTo(shown());
    }

    @Test
    void namesOnlyOptionsThatExist() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher rows = ROW.matcher(Files.readString(GUIDE));
        while (rows.find()) {
            CODE.matcher(rows.group(1)).results().forEach(code -> named.add(code.group(1)));
        }
        Set<String> ours = FirehoseS3SinkConfig.OPTIONS.all().stream()
                .map(Option::name)
                .collect(Collectors.toCollection(TreeSet::new));
        ours.addAll(KAFKA_CONNECTS);
        assertThat(named).contains("s3.bucket", "prefix").isSubsetOf(ours);
    }

    private static String shown() throws IOException {
        String json = json();
        Translation translation = FirehoseConfiguration.translate(json);
        return "\n```json\n" + json + "```\n\nmeans\n\n```properties\n" + properties(translation.options())
                + "```\n\nand the log says\n\n| Level | Member | |\n|---|---|---|\n"
                + translation.notes().stream()
                        .map(note ->
                                "| " + note.weight().level() + " | `" + note.path() + "` | " + note.text() + " |\n")
                        .collect(joining())
                + "\n";
    }

    private static String properties(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue().replace("\\", "\\\\") + "\n")
                .collect(joining());
    }

    private static String json() throws IOException {
        try (InputStream in =
                requireNonNull(FirehoseConfiguration.class.getResourceAsStream("describe-delivery-stream.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
