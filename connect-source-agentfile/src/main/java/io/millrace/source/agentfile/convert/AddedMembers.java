// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.parsing.json.JsonScanner;
import io.millrace.parsing.json.JsonToken;
import io.millrace.parsing.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * ADDEC2METADATA: members of what is known of the machine, behind those of an event that is a JSON object. A member of the event
 * with the same name gives way.
 */
final class AddedMembers implements Step {
    private final JsonScanner scanner = new JsonScanner(JsonScanner.DEFAULT_MAX_DEPTH);
    private final Map<String, JsonTree> members;
    private final byte[][] names;
    private final boolean hasLineFeeds;

    AddedMembers(JsonTree.Members added, boolean hasLineFeeds) {
        this.members = added.members();
        this.names = members.keySet().stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.hasLineFeeds = hasLineFeeds;
    }

    @Override
    public Verdict convert(byte[] bytes, int from, int to, Converted out) {
        JsonBytes json = out.out();
        scanner.scan(bytes, from, to);
        try {
            if (scanner.next() != JsonToken.OBJECT_START) {
                return out.refuse(Verdict.FAILED, "no JSON object", 0);
            }
            json.add('{');
            boolean isFirst = true;
            while (scanner.next() == JsonToken.FIELD_NAME) {
                boolean givesWay = isAdded();
                int nameFrom = scanner.start() - 1;
                int nameTo = scanner.end() + 1;
                scanner.next();
                scanner.skipValue();
                if (givesWay) {
                    continue;
                }
                if (!isFirst) {
                    json.add(',');
                }
                isFirst = false;
                json.add(bytes, nameFrom, nameTo);
                json.add(':');
                json.add(bytes, scanner.start(), scanner.end());
            }
            scanner.next();
            return written(isFirst, out);
        } catch (MalformedJson e) {
            return out.refuse(Verdict.FAILED, String.valueOf(e.getMessage()), e.position());
        }
    }

    private boolean isAdded() {
        for (byte[] name : names) {
            if (scanner.is(name)) {
                return true;
            }
        }
        return false;
    }

    private Verdict written(boolean isFirst, Converted out) {
        JsonBytes json = out.out();
        boolean needsComma = !isFirst;
        for (Map.Entry<String, JsonTree> member : members.entrySet()) {
            if (needsComma) {
                json.add(',');
            }
            needsComma = true;
            json.text(member.getKey());
            json.add(':');
            member.getValue().write(json);
        }
        json.add('}');
        if (hasLineFeeds) {
            json.add('\n');
        }
        return Verdict.CONVERTED;
    }
}
