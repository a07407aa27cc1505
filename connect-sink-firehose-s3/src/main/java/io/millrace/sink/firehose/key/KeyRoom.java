// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether the shortest keys that a connector could make fit into S3's limit. Found before the first record. */
public final class KeyRoom {
    /** S3's limit, in UTF-8 bytes. */
    static final int MAX_KEY_BYTES = 1024;

    /** Years beyond 9999 have a sign and up to nine digits; a hyphen follows. */
    private static final int TIME_BYTES = 26;

    private static final int UUID_BYTES = 36;

    private KeyRoom() {}

    /**
     * What is too long for the keys of data objects.
     *
     * @param settings with prefixes that are valid by themselves
     * @return the complaint, or empty
     */
    public static Optional<String> prefixComplaint(KeySettings settings) {
        return nameComplaint(settings)
                .or(() -> complaint(
                        PrefixTemplate.prefix(settings.prefix(), settings.zone()), settings, settings.extension()));
    }

    /**
     * What is too long for the keys of error objects.
     *
     * @param settings with prefixes that are valid by themselves
     * @return the complaint, or empty
     */
    public static Optional<String> errorPrefixComplaint(KeySettings settings) {
        PrefixTemplate errorPrefix =
                PrefixTemplate.errorOutputPrefix(settings.errorOutputPrefix(), settings.prefix(), settings.zone());
        return nameComplaint(settings).or(() -> complaint(errorPrefix, settings, ""));
    }

    /** The key that stands in for error keys that come out too long must always fit. */
    static Optional<String> nameComplaint(KeySettings settings) {
        if (settings.naming() != Naming.UNIQUE) {
            // Kafka's topics have short names.
            return Optional.empty();
        }
        PrefixTemplate lastResort = PrefixTemplate.defaultErrorOutputPrefix(null, settings.zone());
        int room = MAX_KEY_BYTES - bytes(lastResort.sample()) - restBytes(settings);
        int needed = bytes(settings.streamName());
        return needed <= room
                ? Optional.empty()
                : Optional.of("the connector's name has " + needed + " bytes, too long to be part of object keys, which"
                        + " have at most " + MAX_KEY_BYTES + " bytes; give the connector a name of at most " + room
                        + " bytes");
    }

    private static Optional<String> complaint(PrefixTemplate template, KeySettings settings, String extension) {
        int prefix = bytes(template.sample());
        if (settings.naming() != Naming.UNIQUE) {
            return placeComplaint(prefix, bytes(settings.naming().at(PrefixTemplate.SAMPLE)) + bytes(extension));
        }
        int name = bytes(settings.streamName());
        int rest = restBytes(settings) + bytes(extension);
        int least = prefix + name + rest;
        return least <= MAX_KEY_BYTES
                ? Optional.empty()
                : Optional.of("makes object keys of at least " + least + " bytes, at most " + MAX_KEY_BYTES
                        + " are allowed: " + prefix + " for the prefix, " + name + " for the connector's name, " + rest
                        + " for version, time, UUID and extension; shorten the prefix or the connector's name");
    }

    private static Optional<String> placeComplaint(int prefix, int rest) {
        int least = prefix + rest;
        return least <= MAX_KEY_BYTES
                ? Optional.empty()
                : Optional.of("makes object keys of at least " + least + " bytes, at most " + MAX_KEY_BYTES
                        + " are allowed: " + prefix + " for the prefix, " + rest
                        + " for topic, partition, offset and extension; shorten the prefix");
    }

    /** Version, time and UUID with their hyphens. */
    private static int restBytes(KeySettings settings) {
        return 1 + bytes(settings.version()) + 1 + TIME_BYTES + UUID_BYTES;
    }

    static int bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length;
    }
}
