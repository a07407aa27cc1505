// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import io.millrace.smt.edit.Editor;
import io.millrace.smt.edit.Origin;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.path.FieldPath;
import io.millrace.smt.time.Logical;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Adds fields that hold what the record carries, or always the same. */
final class InsertFieldsStep {
    /** A new field's place, and whether a record without the value fails. */
    private record Place(FieldPath path, boolean required) {
        static Place of(String text) {
            boolean marked = text.endsWith("!") || text.endsWith("?");
            FieldPath path = FieldPath.parse(marked ? text.substring(0, text.length() - 1) : text);
            if (path.isWhole() || !path.isPlain()) {
                throw new IllegalArgumentException("must name one place: no brackets, no star");
            }
            return new Place(path, text.endsWith("!"));
        }
    }

    /** A new field. */
    private record Insertion(
            FieldPath path, Origin origin, @Nullable Change after) {}

    private static final String SUFFIXES =
            " The path may end in '!', which makes the field required and fails records without "
                    + "the value, or in '?', which makes it optional and is the default.";

    private static final Option<Place> TOPIC = place("topic.field", "Where the record's topic goes.");
    private static final Option<Place> PARTITION = place("partition.field", "Where the record's partition goes.");
    private static final Option<Place> OFFSET =
            place("offset.field", "Where the record's offset goes. Only records of a sink have one; others fail.");
    private static final Option<Place> TIMESTAMP = place(
            "timestamp.field",
            "Where the record's timestamp goes: a Timestamp, or milliseconds since 1970 in values without a schema.");
    private static final Option<Place> STATIC_FIELD = place("static.field", "Where the text of static.value goes.");
    private static final Option<String> STATIC_VALUE =
            FieldOptions.minor(Option.text("static.value"), "The text that static.field gets.");

    private static final Option<List<Insertion>> STATIC_FIELDS = FieldOptions.important(
            Option.text("static.fields")
                    .as(text -> SpecText.entries(text).stream()
                            .map(InsertFieldsStep::ofEntry)
                            .toList()),
            "Fields that are always the same: entries <path>=<value> or <path>:<type>=<value>, joined by commas or on lines of "
                    + "their own, such as env=prod, meta.version:int32=3. Types are those of CastTypes, string if none is given; "
                    + "the values are cast as it casts texts, and hold no comma.");

    static final StepKind KIND = StepKind.of(
            "InsertFields",
            "Adds fields that hold the record's topic, partition, offset or timestamp, or always the same, at any depth. A "
                    + "field that is there already is never overwritten: the record fails.",
            List.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, STATIC_FIELDS, STATIC_FIELD, STATIC_VALUE),
            InsertFieldsStep::step);

    private InsertFieldsStep() {}

    private static Option<Place> place(String name, String doc) {
        return FieldOptions.minor(Option.text(name).as(Place::of), doc + SUFFIXES);
    }

    private static Insertion ofEntry(SpecText entry) {
        if (!entry.has("=")) {
            throw new IllegalArgumentException("each entry is <path>=<value> or <path>:<type>=<value>");
        }
        SpecText left = entry.beforeFirst("=");
        boolean typed = left.has(":");
        Place place = Place.of(left.before(":").toString());
        CastType type = typed ? CastType.parse(left.after(":").toString()) : new CastType(CastType.Kind.STRING, 0, 0);
        String text = entry.afterFirst("=").toString();
        try {
            Object value =
                    type.conversion(new Fitting(Overflow.FAIL, Rounding.FAIL)).of(text, Logical.TIMESTAMP);
            SchemaBuilder schema = type.schema();
            Schema built = (place.required() ? schema : schema.optional()).build();
            return new Insertion(place.path(), new Origin.Constant(built, value), null);
        } catch (BadValue e) {
            throw new IllegalArgumentException(place.path() + ": " + e.getMessage());
        }
    }

    private static Step step(OptionValues values) {
        List<Insertion> insertions = new ArrayList<>();
        values.find(TOPIC).ifPresent(p -> insertions.add(ofRecord(p, SchemaBuilder.string(), ConnectRecord::topic)));
        values.find(PARTITION)
                .ifPresent(p -> insertions.add(ofRecord(p, SchemaBuilder.int32(), ConnectRecord::kafkaPartition)));
        values.find(OFFSET)
                .ifPresent(p -> insertions.add(ofRecord(p, SchemaBuilder.int64(), InsertFieldsStep::offset)));
        values.find(TIMESTAMP).ifPresent(p -> {
            Insertion number = ofRecord(p, SchemaBuilder.int64(), ConnectRecord::timestamp);
            insertions.add(new Insertion(number.path(), number.origin(), InsertFieldsStep::asTimestamp));
        });
        insertions.addAll(values.find(STATIC_FIELDS).orElse(List.of()));
        Optional<Place> field = values.find(STATIC_FIELD);
        Optional<String> value = values.find(STATIC_VALUE);
        if (field.isPresent() != value.isPresent()) {
            throw new IllegalArgumentException("give both static.field and static.value, or neither");
        }
        field.ifPresent(p -> insertions.add(ofRecord(p, SchemaBuilder.string(), record -> value.orElseThrow())));
        if (insertions.isEmpty()) {
            throw new IllegalArgumentException("there is no field to insert");
        }
        return (Step.Edit) editor -> insertions.forEach(insertion -> insert(editor, insertion));
    }

    private static void insert(Editor editor, Insertion insertion) {
        if (editor.has(insertion.path())) {
            throw new BadValue("there is a field " + insertion.path() + " already; drop or rename it first");
        }
        editor.put(insertion.path(), insertion.origin());
        if (insertion.after() != null) {
            editor.change(insertion.path(), insertion.after());
        }
    }

    private static Insertion ofRecord(Place place, SchemaBuilder schema, Origin.Reader reader) {
        if (!place.required()) {
            return new Insertion(
                    place.path(), new Origin.OfRecord(schema.optional().build(), reader), null);
        }
        return new Insertion(
                place.path(),
                new Origin.OfRecord(schema.build(), record -> {
                    Object value = reader.read(record);
                    if (value == null) {
                        throw new BadValue("the record has nothing to put here");
                    }
                    return value;
                }),
                null);
    }

    private static Object offset(ConnectRecord<?> record) {
        if (record instanceof SinkRecord sink) {
            return sink.kafkaOffset();
        }
        throw new BadValue("records of a source have no offset; leave out offset.field");
    }

    // Connect wants its logical types as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    private static Change.Bound asTimestamp(@Nullable Schema schema) {
        if (schema == null) {
            return new Change.Bound(null, value -> value);
        }
        SchemaBuilder builder = Timestamp.builder();
        return new Change.Bound(
                (schema.isOptional() ? builder.optional() : builder).build(), value -> new Date((Long) value));
    }
}
