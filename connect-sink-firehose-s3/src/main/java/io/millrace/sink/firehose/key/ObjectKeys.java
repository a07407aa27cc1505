// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Names the objects of one task: {@code <prefix><name><extension>} with a {@link Naming} of choice, error objects without
 * the extension. Not thread-safe: a task has its own.
 *
 * <p>{@link #identity} says which records share an object, cheaply, per record. {@link #dataKey} is asked once per object,
 * best when its first record arrives: nothing in the key depends on later ones, and a key that cannot be is found before
 * anything is buffered.
 */
public final class ObjectKeys {
    private final PrefixTemplate prefix;
    private final PrefixTemplate errorPrefix;
    private final PrefixTemplate lastResort;
    private final Identities identities;
    private final Identities errorIdentities;
    private final String nameStart;
    private final DateTimeFormatter nameTime;
    private final String extension;
    private final Naming naming;
    private final RandomGenerator random;

    private ObjectKeys(KeySettings settings, RandomGenerator random) {
        this.prefix = PrefixTemplate.prefix(settings.prefix(), settings.zone());
        this.errorPrefix =
                PrefixTemplate.errorOutputPrefix(settings.errorOutputPrefix(), settings.prefix(), settings.zone());
        this.lastResort = PrefixTemplate.defaultErrorOutputPrefix(null, settings.zone());
        this.identities = new Identities(prefix);
        this.errorIdentities = new Identities(errorPrefix);
        this.nameStart = settings.streamName() + '-' + settings.version() + '-';
        this.nameTime =
                DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss-", Locale.US).withZone(settings.zone());
        this.extension = settings.extension();
        this.naming = settings.naming();
        this.random = random;
        checkRoom(settings);
    }

    private static void checkRoom(KeySettings settings) {
        KeyRoom.nameComplaint(settings).ifPresent(complaint -> {
            throw new IllegalArgumentException(complaint);
        });
        KeyRoom.prefixComplaint(settings).ifPresent(complaint -> {
            throw new InvalidPrefix(0, "the prefix " + complaint);
        });
        KeyRoom.errorPrefixComplaint(settings).ifPresent(complaint -> {
            throw new InvalidPrefix(0, "the error output prefix " + complaint);
        });
    }

    /**
     * The keys of a task, with a secure source for the random parts.
     *
     * @param settings what the keys have in common
     * @return the keys
     * @throws InvalidPrefix when a prefix cannot be used
     * @throws IllegalArgumentException when the stream's name leaves no room in a key
     */
    public static ObjectKeys of(KeySettings settings) {
        return of(settings, new SecureRandom());
    }

    /**
     * The keys of a task.
     *
     * @param settings what the keys have in common
     * @param random the source of random strings and UUIDs; two tasks must never draw the same numbers
     * @return the keys
     * @throws InvalidPrefix when a prefix cannot be used
     * @throws IllegalArgumentException when the stream's name leaves no room in a key
     */
    public static ObjectKeys of(KeySettings settings, RandomGenerator random) {
        return new ObjectKeys(settings, random);
    }

    /**
     * Text that tells apart the data objects of one Kafka partition: the prefix with its time expressions evaluated and
     * the others as written. Stable over restarts, free of random and of the wall clock. Usually the same String object
     * while the text is the same, but only equality is promised.
     *
     * @param epochMillis the instant that selects the prefix: the record's timestamp
     * @return the identity
     */
    public String identity(long epochMillis) {
        return identities.at(epochMillis);
    }

    /**
     * The same for error objects, which are told apart by {@link ErrorOutputType} as well.
     *
     * @param epochMillis the instant that selects the error prefix
     * @return the identity
     */
    public String errorIdentity(long epochMillis) {
        return errorIdentities.at(epochMillis);
    }

    /**
     * A fresh key for a data object.
     *
     * @param origin the object's first record
     * @return the key, different at each call unless {@link Naming} says otherwise
     * @throws UnusableKey when prefix or key would be too long; records of this object go to the error prefix
     */
    public String dataKey(ObjectOrigin origin) throws UnusableKey {
        String evaluated = prefix.evaluate(origin, null, random);
        String key = evaluated + name(origin) + extension;
        if (evaluated.length() > PrefixTemplate.MAX_LENGTH) {
            throw new UnusableKey("the evaluated prefix has " + evaluated.length() + " characters, at most "
                    + PrefixTemplate.MAX_LENGTH + " are allowed");
        }
        if (KeyRoom.bytes(key) > KeyRoom.MAX_KEY_BYTES) {
            throw new UnusableKey("the object key has " + KeyRoom.bytes(key) + " bytes, at most "
                    + KeyRoom.MAX_KEY_BYTES + " are allowed");
        }
        return key;
    }

    /**
     * A fresh key for an error object. Error records must never be lost, so this one cannot fail: where the error prefix
     * would be too long, {@code <error type>/} stands in for it.
     *
     * @param origin the object's first record
     * @param type what went wrong with the object's records
     * @return the key, different at each call unless {@link Naming} says otherwise
     */
    public String errorKey(ObjectOrigin origin, ErrorOutputType type) {
        String evaluated = errorPrefix.evaluate(origin, type, random);
        String key = evaluated + name(origin);
        return evaluated.length() > PrefixTemplate.MAX_LENGTH || KeyRoom.bytes(key) > KeyRoom.MAX_KEY_BYTES
                ? lastResort.evaluate(origin, type, random) + name(origin)
                : key;
    }

    /**
     * A name for the content of one object.
     *
     * @param key the object's key
     * @return a UUID, different at each call; for names of places the same one for the same key, because the same key then
     *     means the same content
     */
    public String fileId(String key) {
        return naming == Naming.UNIQUE
                ? RandomText.uuid(random)
                : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * What to say once about prefixes that are valid but probably not meant.
     *
     * @return sentences that name the prefix, often none
     */
    public List<String> warnings() {
        List<String> all = new ArrayList<>();
        prefix.warnings().forEach(warning -> all.add("prefix '" + prefix.text() + "': " + warning));
        errorPrefix
                .warnings()
                .forEach(warning -> all.add("error output prefix '" + errorPrefix.text() + "': " + warning));
        return all;
    }

    private String name(ObjectOrigin origin) {
        return naming == Naming.UNIQUE
                ? nameStart + nameTime.format(origin.instant()) + RandomText.uuid(random)
                : naming.at(origin);
    }
}
