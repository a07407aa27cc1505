// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocumentsTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:IT|Test))(?:\\.(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final List<String> LEFT_OUT = List.of("target", ".git", "node_modules");

    @Test
    void everyTestThatAGuaranteeNamesExists() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path file : files(".java")) {
            sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }

        List<MatchResult> named =
                TEST.matcher(Checkout.read("docs/guarantees.md")).results().toList();
        assertThat(named).hasSizeGreaterThan(8);
        for (MatchResult test : named) {
            assertThat(sources).containsKey(test.group(1));
            if (test.group(2) != null) {
                assertThat(sources.get(test.group(1))).contains("void " + test.group(2) + "(");
            }
        }
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        for (Path page : files(".md")) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                assertThat(page.resolveSibling(link.group(1)).normalize())
                        .as("link in %s", Checkout.root().relativize(page))
                        .exists();
            }
        }
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(Checkout.root())) {
            return all.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> Stream.of(
                                    Checkout.root().relativize(file).toString().split("/"))
                            .noneMatch(LEFT_OUT::contains))
                    .toList();
        }
    }
}
