// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options that say what is promised about each record, and where the journals are that it takes. */
public final class GuaranteeOptions {
    private static final int MAX_PREFIX = 512;

    /** {@code delivery.guarantee}. */
    public static final Option<Guarantee> DELIVERY_GUARANTEE = Option.choice(
                    "delivery.guarantee", Guarantee.values(), Guarantee::word)
            .defaultingTo("exactly_once")
            .group("Guarantee")
            .importance(Importance.HIGH)
            .doc(
                    "`exactly_once`: each record is in exactly one object, whatever crashes, freezes or moves; it takes a store"
                            + " with conditional writes (Amazon S3 and most others) and one small journal object per Kafka partition,"
                            + " written once per round of deliveries. `at_least_once`: no journal; after a crash some records are in"
                            + " two objects. `deterministic`: for stores without conditional writes; no object but the data, and each"
                            + " record is in exactly one object because what is written twice is written alike: all objects of a"
                            + " Kafka partition end together by `buffer.size.mib` or `buffer.count.records`, never by time, and are"
                            + " called `<topic>+<partition>+<first offset>` after the prefix. It holds while configuration, Java and"
                            + " connector stay the same, converters and transforms make the same of the same record, no topic is"
                            + " compacted, and no other connector delivers the same topics to the same prefix; to change any of it,"
                            + " use another prefix. Nothing is ever downgraded by itself: on a store that does not honour conditions an"
                            + " exactly-once task fails and says so.");
    /** {@code journal.prefix}. */
    public static final Option<String> JOURNAL_PREFIX = Option.text("journal.prefix")
            .check(
                    "at most 512 bytes, no expression, no leading slash, no double slash",
                    GuaranteeOptions::prefixComplaint)
            .defaultingTo("")
            .group("Guarantee")
            .doc(
                    "What the keys of the journals start with. Empty means `_millrace/<connector>/`. No reader of the data and"
                            + " no lifecycle rule may touch them. Two connectors with one name that write to one bucket, from two Connect"
                            + " clusters, need two.");
    /** {@code journal.owner}. */
    public static final Option<String> JOURNAL_OWNER = Option.text("journal.owner")
            .defaultingTo("")
            .group("Guarantee")
            .importance(Importance.LOW)
            .doc(
                    "A name that stands in the journals, such as that of the Connect cluster. A task that finds another name"
                            + " there fails instead of taking the journal over: it keeps apart two clusters that run a connector of one"
                            + " name. Changing it needs the old journals to be deleted.");
    /** {@code journal.on.conflict}. */
    public static final Option<OnConflict> JOURNAL_ON_CONFLICT = Option.choice(
                    "journal.on.conflict", OnConflict.values(), OnConflict::word)
            .defaultingTo("fail")
            .group("Guarantee")
            .doc(
                    "What to do when Kafka's consumer stands beyond the journal, which only a reset of its offsets by other means"
                            + " than Connect's REST interface can bring about, or when records that were promised are no longer in"
                            + " Kafka. `fail`: the task stops and says so. `journal`: it reads on from where the journal ends; what Kafka"
                            + " no longer has is left out. `consumer`: the journal is forgotten and the consumer's place taken. A"
                            + " consumer behind the journal is no conflict: what is delivered already is skipped.");
    /** {@code journal.fencing}. */
    public static final Option<Fencing> JOURNAL_FENCING = Option.choice(
                    "journal.fencing", Fencing.values(), Fencing::word)
            .defaultingTo("epoch")
            .group("Guarantee")
            .importance(Importance.LOW)
            .doc(
                    "`multipart` stores even small objects as uploads, with three requests instead of one. It closes one hole:"
                            + " a task that froze between its promise and the object, while the configuration was changed, may store its"
                            + " object when it wakes up, beside the ones of the new configuration.");

    /** All of them, in reading order. */
    public static final List<Option<?>> ALL =
            List.of(DELIVERY_GUARANTEE, JOURNAL_PREFIX, JOURNAL_OWNER, JOURNAL_ON_CONFLICT, JOURNAL_FENCING);

    private GuaranteeOptions() {}

    private static Optional<String> prefixComplaint(String text) {
        if (text.startsWith("/") || text.contains("//")) {
            return Optional.of("must not start with a slash nor have two in a row");
        }
        if (text.contains("!{")) {
            return Optional.of("must not have expressions: journals stay where they are");
        }
        if (text.chars().anyMatch(Character::isISOControl)
                || Arrays.asList(text.split("/")).contains("..")) {
            return Optional.of("must not have control characters nor a folder called ..");
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MAX_PREFIX
                ? Optional.of("has " + bytes + " bytes, at most " + MAX_PREFIX + " are allowed")
                : Optional.empty();
    }

    /**
     * The owner that stands in the journals: two connectors that are given one place must not take each other's for theirs.
     *
     * @param values a valid configuration
     * @param connectorName the connector's name
     * @return the connector's name, and the name that the user gave, if any
     */
    public static String owner(OptionValues values, String connectorName) {
        String given = values.get(JOURNAL_OWNER);
        return given.isEmpty() ? connectorName : connectorName + " of " + given;
    }

    /**
     * What the keys of the journals start with.
     *
     * @param values a valid configuration
     * @param connectorName the connector's name
     * @return with a slash at its end
     */
    public static String journalPrefix(OptionValues values, String connectorName) {
        String given = values.get(JOURNAL_PREFIX);
        if (given.isEmpty()) {
            return "_millrace/" + connectorName + "/";
        }
        return given.endsWith("/") ? given : given + "/";
    }

    /**
     * The rules over more than one option: journals must not lie where readers of the data find them.
     *
     * @param values what the user sent
     * @param problems where complaints go
     * @param connectorName the connector's name
     * @param dataFolders the literal beginnings of the data's prefixes
     */
    public static void check(OptionValues values, Problems problems, String connectorName, List<String> dataFolders) {
        if (!problems.valid(DELIVERY_GUARANTEE, JOURNAL_PREFIX)
                || values.get(DELIVERY_GUARANTEE) != Guarantee.EXACTLY_ONCE) {
            return;
        }
        String journals = journalPrefix(values, connectorName);
        dataFolders.stream()
                .filter(folder -> !folder.isEmpty())
                .filter(folder -> journals.startsWith(folder) || folder.startsWith(journals))
                .findFirst()
                .ifPresent(folder -> problems.add(
                        JOURNAL_PREFIX,
                        JOURNAL_PREFIX + " " + journals + " and the prefix " + folder
                                + " lie one below the other: readers of the data would find the journals"));
    }
}
