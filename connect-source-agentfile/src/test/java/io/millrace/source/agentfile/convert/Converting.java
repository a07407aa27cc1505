// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.common.options.Options;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converts texts by options, as a flow does. */
final class Converting {
    private static final long NOW = 1_700_000_000_123L;

    private final Conversion conversion;

    private Converting(Map<String, String> options) {
        this.conversion = ConvertOptions.of(
                        Options.of(List.of(ConvertOptions.ALL)).read(options))
                .newConversion(() -> NOW);
    }

    static Converting strict(String steps) {
        return new Converting(Map.of("dataProcessingOptions", "[" + steps + "]", "compat", "strict"));
    }

    static Converting extended(String steps, String... more) {
        Map<String, String> options = new HashMap<>();
        options.put("dataProcessingOptions", "[" + steps + "]");
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return new Converting(options);
    }

    /** The result, or the verdict and its reason. */
    String of(String event) {
        return of(event.getBytes(StandardCharsets.UTF_8));
    }

    String of(byte[] event) {
        byte[] around = new byte[event.length + 4];
        around[0] = '"';
        around[1] = '\\';
        System.arraycopy(event, 0, around, 2, event.length);
        Verdict verdict = conversion.convert(around, 2, 2 + event.length);
        Converted result = conversion.result();
        return verdict == Verdict.CONVERTED
                ? new String(result.bytes(), 0, result.length(), StandardCharsets.UTF_8)
                : verdict + ": " + result.reason() + " @" + result.at();
    }

    Converted result() {
        return conversion.result();
    }
}
