// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.edit.Change;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.edit.OnMissing;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The steps that mask. */
public final class MaskSteps {
    private static final String WHAT = "What is masked";
    private static final String HOW = "How it is masked";

    private static final Option<List<FieldPath>> FIELDS = CommonOptions.apart(Option.text("fields")
                    .as(text -> text.isBlank() ? List.of(FieldPath.WHOLE) : FieldPath.parseList(text)))
            .group(WHAT)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Paths of the fields, joined by commas: user.ssn, cards[].number for every element of an array, * for every "
                            + "field of a structure or entry of a map, backticks around names that hold dots. The empty text means the "
                            + "whole value, for values that are a single text or number. With 'detect', only what is found within "
                            + "these fields is masked; without it, these fields are masked as a whole. A structure, array or map is "
                            + "never masked as a whole (except by null): name what is in it.");

    private static final Option<List<Detector>> DETECT = Option.text("detect")
            .as(MaskSteps::detectors)
            .check(
                    "all, or names joined by commas",
                    detectors -> detectors.isEmpty() ? Optional.of("names no detector") : Optional.empty())
            .group(WHAT)
            .importance(ConfigDef.Importance.HIGH)
            .doc("What is looked for within texts, joined by commas: 'all', or " + String.join(", ", Detector.words())
                    + ". Without 'fields' every text of the value is looked through, at any depth, with keys of maps and "
                    + "texts within bytes; only what is found is replaced. Numbers are not looked through. Detection is a net "
                    + "and not a proof: name the fields that you know.");

    private static final Option<Action> ACTION = Option.choice("action", Action.values(), Action::word)
            .defaultingTo(Action.REDACT.word())
            .group(HOW)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "What takes the place of a clear value. 'redact': the replacement, or without one **** for a text and a zero "
                            + "of the field's own type for anything else. 'null': null; with 'detect', the whole text in which "
                            + "something was found. 'hash': a digest in lower-case hexadecimal of the text in UTF-8, which protects no "
                            + "value that can be guessed. 'hmac': the same with a key. 'token': a text of the same shape, made with a "
                            + "key, equal for equal texts, with no way back. 'partial': stars for all but some characters. 'redact' is "
                            + "the default, because nothing of the value is left.");

    private static final Option<String> REPLACEMENT = Option.verbatim("replacement")
            .group(HOW)
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "For redact: what takes the place of the value, in the type of the field: a field of numbers needs a number, "
                            + "one of booleans true or false, and bytes get it in UTF-8. A value that it does not fit fails. Without it "
                            + "a text becomes ****, a number 0, a boolean false, bytes become empty, and a moment "
                            + "1970-01-01T00:00Z.");

    private static final Option<Algorithm> ALGORITHM = Option.choice("algorithm", Algorithm.values(), Algorithm::word)
            .defaultingTo(Algorithm.SHA256.word())
            .group(HOW)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "For hash and hmac: the digest. sha256 is the default (FIPS 180-4); sha1 and md5 are broken and there only for "
                            + "those who must match what another tool has written.");

    private static final Option<Password> KEY = Option.secret("key")
            .check("at least 32 bytes", SecretKey::complaint)
            .group(HOW)
            .importance(ConfigDef.Importance.HIGH)
            .doc("For hmac and token: the key, as a text whose bytes in UTF-8 are used. Keep it out of the connector's "
                    + "configuration by a reference to one of the worker's config.providers. At least 32 bytes (the digest's own "
                    + "length, RFC 2104, section 3) with at least 8 different characters, and no reference that was left "
                    + "unresolved. Another key gives other results.");

    private static final Option<Integer> KEEP_FIRST = Option.between(0, 1000, Option.count("keep.first"))
            .defaultingTo(0)
            .group(HOW)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "For partial: how many characters are kept at the beginning. If more than half of a text would be kept, none "
                            + "of it is.");

    private static final Option<Integer> KEEP_LAST = Option.between(0, 1000, Option.count("keep.last"))
            .defaultingTo(4)
            .group(HOW)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "For partial: how many characters are kept at the end; 4 by default, which is what card receipts show. If "
                            + "more than half of a text would be kept, none of it is.");

    private static final Option<Boolean> KEEP_DOMAIN = Option.flag("keep.domain.enabled", false)
            .group(HOW)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "For partial: whether the domain of an e-mail address is kept, and nothing of the part before the sign but "
                            + "keep.first characters. Off by default, because a small domain tells a person.");

    private static final Option<OnMissing> ON_MISSING = CommonOptions.onMissing(
            OnMissing.FAIL,
            "Failing is the default, because a field that was renamed would be let through in clear; it holds for every element "
                    + "and entry on the way.");

    private static final List<Option<?>> OPTIONS = List.of(
            FIELDS, DETECT, ACTION, REPLACEMENT, ALGORITHM, KEY, KEEP_FIRST, KEEP_LAST, KEEP_DOMAIN, ON_MISSING);

    // Neither skip nor tag: they would let clear values through.
    private static final List<OnError> CLOSED = List.of(OnError.FAIL, OnError.NULL);

    /** Masks fields, or what is found in texts. */
    public static final StepKind MASK = new StepKind(
            "Mask",
            "Masks fields that you name, or personal and secret things that it finds in texts. What it cannot mask fails the "
                    + "record, or becomes null; it is never let through.",
            OPTIONS,
            List.of(),
            CLOSED,
            values -> step(values, values.find(DETECT)));

    /** Masks what is found in texts. */
    public static final StepKind DETECT_PII = new StepKind(
            "DetectPII",
            "Masks personal and secret things that it finds in texts: Mask with detect=all, under the name that it has in AWS "
                    + "Glue.",
            OPTIONS,
            List.of(),
            CLOSED,
            values -> step(values, Optional.of(values.find(DETECT).orElseGet(() -> Arrays.asList(Detector.values())))));

    /** Every kind of this room. */
    public static final List<StepKind> ALL = List.of(MASK, DETECT_PII);

    private MaskSteps() {}

    private static List<Detector> detectors(String text) {
        if (text.strip().equals("all")) {
            return Arrays.asList(Detector.values());
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Detector::of)
                .toList();
    }

    private static Step step(OptionValues values, Optional<List<Detector>> detect) {
        List<FieldPath> fields = values.find(FIELDS).orElse(List.of());
        boolean nullsBad = values.get(MASK.onError()) == OnError.NULL;
        if (fields.isEmpty() && detect.isEmpty()) {
            throw new ConfigException("nothing to mask: give 'fields', 'detect' or both");
        }
        boolean nulls = nullsBad || values.get(ACTION) == Action.NULL;
        if (nulls && fields.contains(FieldPath.WHOLE)) {
            throw new ConfigException(
                    "the whole value cannot become null, which would be a deletion; leave on.error and action at other words "
                            + "than null, or drop such records with a filter");
        }
        if (detect.isEmpty()) {
            return edit(fields, whole(values), values.get(ON_MISSING));
        }
        Texts texts = new Texts(new Detection(detect.get(), text(values)), nullsBad);
        return fields.isEmpty() ? new WholeScan(texts) : edit(fields, new Scan(texts, nulls), values.get(ON_MISSING));
    }

    private static Step edit(List<FieldPath> fields, Change change, OnMissing onMissing) {
        return (Step.Edit) editor -> {
            for (FieldPath field : fields) {
                if (onMissing == OnMissing.FAIL) {
                    editor.changeEverywhere(field, change);
                } else {
                    editor.change(field, change);
                }
            }
        };
    }

    /** What becomes of fields as a whole. */
    private static Change whole(OptionValues values) {
        return switch (values.get(ACTION)) {
            case REDACT -> new Redaction(values.find(REPLACEMENT));
            case NULL -> new Nulling();
            case HASH, HMAC -> new Digesting((Digest) text(values));
            case TOKEN, PARTIAL -> new Rewriting(text(values));
        };
    }

    private static TextMask text(OptionValues values) {
        String replacement = values.find(REPLACEMENT).orElse(Redaction.STARS);
        Algorithm algorithm = values.get(ALGORITHM);
        return switch (values.get(ACTION)) {
            case REDACT -> (clear, kind) -> replacement;
            case NULL -> (clear, kind) -> null;
            case HASH -> Digest.plain(algorithm.plain());
            case HMAC -> SecretKey.hmac(key(values), algorithm.keyed());
            case TOKEN -> new Tokens(SecretKey.hmac(key(values), Algorithm.SHA256.keyed()));
            case PARTIAL -> new Partial(values.get(KEEP_FIRST), values.get(KEEP_LAST), values.get(KEEP_DOMAIN));
        };
    }

    private static Password key(OptionValues values) {
        return values.find(KEY)
                .orElseThrow(() -> new ConfigException("action="
                        + values.get(ACTION).word() + " needs a 'key'; without one, everybody could redo it"));
    }
}
