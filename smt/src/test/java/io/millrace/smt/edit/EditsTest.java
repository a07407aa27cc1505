// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static io.millrace.smt.record.Records.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.record.Records;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final Change SHOUT = schema -> {
        if (schema != null && schema.type() != Schema.Type.STRING) {
            throw new BadValue("not a text");
        }
        return new Change.Bound(schema, value -> {
            if (!(value instanceof String text)) {
                throw new BadValue("not a text");
            }
            return text + "!";
        });
    };

    private static final Change LENGTH = schema -> new Change.Bound(
            schema == null ? null : Schema.INT32_SCHEMA,
            value -> value.toString().length());

    private static Map<String, Object> order() {
        return map(
                "id",
                7,
                "user",
                map("name", "ann", "address", map("zip", "1010", "city", "Wien")),
                "items",
                List.of(map("sku", "a", "price", 1.5), map("sku", "b", "price", 2.5)),
                "tags",
                List.of("x", "y"),
                "note",
                null);
    }

    @Test
    void dropsFieldsAtAnyDepth() {
        assertBoth(
                order(),
                e -> e.drop(FieldPath.parse("user.address.zip")),
                o -> structure(o, "user", "address").remove("zip"));
        assertBoth(
                order(),
                e -> e.drop(FieldPath.parse("items[].price")),
                o -> items(o).forEach(item -> item.remove("price")));
        assertBoth(
                order(),
                e -> e.drop(FieldPath.parse("user.*")),
                o -> structure(o, "user").clear());
    }

    @Test
    void keepsOnlyWhatIsNamed() {
        assertThat(both(order(), e -> e.keep(FieldPath.parseList("id,user.address.city,items[].sku"))))
                .isEqualTo(map(
                        "id",
                        7,
                        "user",
                        map("address", map("city", "Wien")),
                        "items",
                        List.of(map("sku", "a"), map("sku", "b"))));
    }

    @Test
    void changesValuesAndTypes() {
        assertThat(both(order(), e -> {
                    e.change(FieldPath.parse("tags[]"), SHOUT);
                    e.change(FieldPath.parse("items[].sku"), SHOUT);
                    e.change(FieldPath.parse("user.name"), LENGTH);
                }))
                .isEqualTo(map(
                        "id",
                        7,
                        "user",
                        map("name", 3, "address", map("zip", "1010", "city", "Wien")),
                        "items",
                        List.of(map("sku", "a!", "price", 1.5), map("sku", "b!", "price", 2.5)),
                        "tags",
                        List.of("x!", "y!"),
                        "note",
                        null));
    }

    @Test
    void changesASingleElementOnlyWithinItsType() {
        assertThat(both(order(), e -> e.change(FieldPath.parse("tags[1]"), SHOUT))
                        .get("tags"))
                .isEqualTo(List.of("x", "y!"));
        assertThatThrownBy(() -> ofStruct(order(), e -> e.change(FieldPath.parse("tags[1]"), LENGTH)))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("single element");
    }

    @Test
    void renamesInPlaceAndMovesAnywhere() {
        assertThat(both(order(), e -> {
                    e.drop(FieldPath.parse("items"));
                    e.rename(FieldPath.parse("id"), "key");
                    e.move(FieldPath.parse("user.address.zip"), FieldPath.parse("place.zip"));
                }))
                .isEqualTo(map(
                        "key",
                        7,
                        "user",
                        map("name", "ann", "address", map("city", "Wien")),
                        "tags",
                        List.of("x", "y"),
                        "note",
                        null,
                        "place",
                        map("zip", "1010")));
    }

    @Test
    void whatIsMovedOutOfAnOptionalParentBecomesOptional() {
        Schema inner = SchemaBuilder.struct()
                .field("a", Schema.STRING_SCHEMA)
                .optional()
                .build();
        Schema schema = SchemaBuilder.struct().field("p", inner).build();

        Plan plan = plan(schema, e -> e.move(FieldPath.parse("p.a"), FieldPath.parse("a")));

        assertThat(plan.output().field("a").schema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
        Struct moved = (Struct) plan.run(new Struct(schema), Records.schemaless(null), null);
        assertThat(plain(moved)).isEqualTo(map("p", null, "a", null));
    }

    @Test
    void aRequiredStructureWithinAnOptionalOneCanBeMoved() {
        Schema inner = SchemaBuilder.struct().field("q", Schema.STRING_SCHEMA).build();
        Schema middle = SchemaBuilder.struct().field("inner", inner).optional().build();
        Schema schema = SchemaBuilder.struct().field("m", middle).build();
        Struct value = new Struct(schema).put("m", new Struct(middle).put("inner", new Struct(inner).put("q", "x")));
        Plan plan = plan(schema, e -> e.move(FieldPath.parse("m.inner"), FieldPath.parse("top")));

        Struct moved = (Struct) plan.run(value, Records.schemaless(null), null);
        Struct none = (Struct) plan.run(new Struct(schema), Records.schemaless(null), null);

        assertThat(plain(moved)).isEqualTo(map("m", map(), "top", map("q", "x")));
        assertThat(moved.getStruct("top").schema())
                .isEqualTo(plan.output().field("top").schema());
        assertThat(plain(none)).isEqualTo(map("m", null, "top", null));
    }

    @Test
    void neverOverwritesAnotherField() {
        assertThatThrownBy(() -> ofMap(map("a", 1, "b", 2), e -> e.rename(FieldPath.of("a"), "b")))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("'b' already");
        assertThatThrownBy(() -> ofStruct(map("a", 1, "b", 2), e -> e.move(FieldPath.of("a"), FieldPath.of("b"))))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("b already");
    }

    @Test
    void putsNewFieldsAndMakesTheStructuresAbove() {
        assertThat(both(map("id", 1), e -> {
                    e.put(FieldPath.parse("meta.a.b"), new Origin.Constant(Schema.STRING_SCHEMA, "c"));
                    e.put(FieldPath.parse("topic"), new Origin.OfRecord(Schema.STRING_SCHEMA, r -> r.topic()));
                    e.put(FieldPath.parse("id"), new Origin.Constant(Schema.STRING_SCHEMA, "one"));
                }))
                .isEqualTo(map("id", "one", "meta", map("a", map("b", "c")), "topic", "orders"));
    }

    @Test
    void projectsPartsIntoANewStructure() {
        assertThat(both(
                        order(),
                        e -> e.project(List.of(
                                new Editor.Part(FieldPath.parse("user.name"), LENGTH, FieldPath.parse("n.length")),
                                new Editor.Part(FieldPath.parse("nothing"), LENGTH, FieldPath.parse("x")),
                                new Editor.Part(FieldPath.parse("user.name"), SHOUT, FieldPath.parse("n.loud"))))))
                .isEqualTo(map("n", map("length", 3, "loud", "ann!")));
    }

    @Test
    void aPathThroughASingleValueIsAFailureAndNotNothing() {
        for (String path : List.of("id.x", "tags.x", "user[]", "user.name[0]")) {
            assertThatThrownBy(() -> ofStruct(order(), e -> e.change(FieldPath.parse(path), SHOUT)))
                    .as(path)
                    .isInstanceOf(StepFailure.class);
            assertThatThrownBy(() -> ofMap(order(), e -> e.change(FieldPath.parse(path), SHOUT)))
                    .as(path)
                    .isInstanceOf(StepFailure.class);
        }
    }

    @Test
    void aStrictChangeAllowsNothingToBeMissing() {
        Map<String, Object> value =
                map("l", List.of(map("x", "1"), map("x", null)), "e", List.of(), "m", map(), "n", null);
        for (String path : List.of("l[].x", "e[]", "m.*", "l[1].x")) {
            ofMap(value, e -> e.changeEverywhere(FieldPath.parse(path), SHOUT));
            ofStruct(value, e -> e.changeEverywhere(FieldPath.parse(path), SHOUT));
        }
        for (String path : List.of("l[].y", "z", "m.x", "l[2].x", "e[0]")) {
            assertThatThrownBy(() -> ofMap(value, e -> e.changeEverywhere(FieldPath.parse(path), SHOUT)))
                    .as(path)
                    .isInstanceOf(StepFailure.class)
                    .hasMessageContaining("there is no");
            assertThatThrownBy(() -> ofStruct(value, e -> e.changeEverywhere(FieldPath.parse(path), SHOUT)))
                    .as(path)
                    .isInstanceOf(StepFailure.class)
                    .hasMessageContaining("there is no");
        }
        Map<String, Object> uneven = map("l", List.of(map("x", "1"), map("y", "2")));
        assertThatThrownBy(() -> ofMap(uneven, e -> e.changeEverywhere(FieldPath.parse("l[].x"), SHOUT)))
                .hasMessageContaining("there is no l[].x");
    }

    @Test
    void aStrictChangeNeedsTheEntriesOfMaps() {
        Schema schema = SchemaBuilder.struct()
                .field("m", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA))
                .build();
        Plan plan = plan(schema, e -> e.changeEverywhere(FieldPath.parse("m.a"), SHOUT));

        assertThat(plain(plan.run(new Struct(schema).put("m", Map.of("a", "1")), Records.schemaless(null), null)))
                .isEqualTo(map("m", map("a", "1!")));
        assertThatThrownBy(() ->
                        plan.run(new Struct(schema).put("m", Map.of("A", "1")), Records.schemaless(null), null))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("there is no m.a");
    }

    @Test
    void aStarMeansEveryEntryWhateverItsKey() {
        assertThat(ofMap(Map.of(1, "a"), e -> e.changeEverywhere(FieldPath.parse("*"), SHOUT)))
                .isEqualTo(Map.of(1, "a!"));
    }

    @Test
    void aValueOfAnotherSchemaIsRefused() {
        Schema declared = SchemaBuilder.struct()
                .field("a", Schema.STRING_SCHEMA)
                .field("b", Schema.STRING_SCHEMA)
                .build();
        Schema other = SchemaBuilder.struct()
                .field("b", Schema.STRING_SCHEMA)
                .field("a", Schema.STRING_SCHEMA)
                .build();
        Plan plan = plan(declared, e -> e.change(FieldPath.parse("a"), SHOUT));
        for (Object value : new Object[] {new Struct(other).put("a", "x").put("b", "y"), "x", map("a", "x")}) {
            assertThatThrownBy(() -> plan.run(value, Records.schemaless(null), null))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("not of the schema");
        }
    }

    @Test
    void missingFieldsNullParentsAndEmptyArraysAreToldApart() {
        Map<String, Object> value = map("a", null, "l", List.of(), "m", map("x", 1));
        int[] found = new int[4];
        ofMap(value, e -> {
            found[0] = e.drop(FieldPath.parse("a.b"));
            found[1] = e.drop(FieldPath.parse("l[].b"));
            found[2] = e.drop(FieldPath.parse("m.b"));
            found[3] = e.drop(FieldPath.parse("zzz"));
        });
        assertThat(found).containsExactly(1, 1, 0, 0);
    }

    @Test
    void mapsWithASchemaAreEditedByKey() {
        Schema schema = SchemaBuilder.struct()
                .field("m", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA))
                .build();
        Struct value = new Struct(schema).put("m", Map.of("a", "1", "b", "2", "c", "3"));
        Plan plan = plan(schema, e -> {
            e.drop(FieldPath.parse("m.a"));
            e.change(FieldPath.parse("m.b"), SHOUT);
        });
        assertThat(plain(plan.run(value, Records.schemaless(null), null)))
                .isEqualTo(map("m", map("b", "2!", "c", "3")));
    }

    @Test
    void nullsAndDefaultsStayAsTheyAre() {
        Schema schema = SchemaBuilder.struct()
                .name("Order")
                .version(3)
                .field("a", SchemaBuilder.string().optional().defaultValue("x").build())
                .field("b", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        Plan plan = plan(schema, e -> e.drop(FieldPath.parse("b")));

        Struct output = (Struct) plan.run(new Struct(schema), Records.schemaless(null), null);

        assertThat(output.getWithoutDefault("a")).isNull();
        assertThat(plan.output().name()).isEqualTo("Order");
        assertThat(plan.output().version()).isEqualTo(3);
        assertThat(plan.output().field("a").schema()).isSameAs(schema.field("a").schema());
    }

    @Test
    void aValueThatIsPutIntoANullStructureIsNotLost() {
        Schema inner = SchemaBuilder.struct()
                .field("z", Schema.STRING_SCHEMA)
                .field("deep", SchemaBuilder.struct().optional().build())
                .optional()
                .build();
        Schema schema = SchemaBuilder.struct()
                .field("a", Schema.OPTIONAL_STRING_SCHEMA)
                .field("in", inner)
                .build();
        Plan plan = plan(schema, e -> e.move(FieldPath.parse("a"), FieldPath.parse("in.deep.a")));

        Struct moved = (Struct) plan.run(new Struct(schema).put("a", "kept"), Records.schemaless(null), null);
        Struct nothing = (Struct) plan.run(new Struct(schema), Records.schemaless(null), null);

        assertThat(plain(moved)).isEqualTo(map("in", map("z", null, "deep", map("a", "kept"))));
        assertThat(plain(nothing)).isEqualTo(map("in", null));
    }

    @Test
    void aNullThatADefaultCoveredHasRoomAfterAChange() {
        Schema schema = SchemaBuilder.struct()
                .field("a", SchemaBuilder.string().defaultValue("x").build())
                .build();
        Plan plan = plan(schema, e -> e.change(FieldPath.of("a"), LENGTH));

        assertThat(plain(plan.run(new Struct(schema), Records.schemaless(null), null)))
                .isEqualTo(map("a", null));
    }

    @Test
    void whatCannotBeKeptIsToldWithItsPath() {
        assertThatThrownBy(() -> ofStruct(order(), e -> e.keep(FieldPath.parseList("user.name.first"))))
                .hasMessageContaining("user.name is a text");
        assertThatThrownBy(() -> ofStruct(order(), e -> e.keep(FieldPath.parseList("items.sku"))))
                .hasMessageContaining("items is an array");
    }

    @Test
    void whatNoStepTouchesIsHandedThroughByReference() {
        Struct value = struct("a", 1, "user", map("name", "ann"));
        Plan untouched = plan(value.schema(), e -> e.drop(FieldPath.parse("nothing.at.all")));
        assertThat(untouched.run(value, Records.schemaless(null), null)).isSameAs(value);
        assertThat(untouched.output()).isSameAs(value.schema());

        Plan dropped = plan(value.schema(), e -> e.drop(FieldPath.parse("a")));
        Struct output = (Struct) dropped.run(value, Records.schemaless(null), null);
        assertThat(output.get("user")).isSameAs(value.get("user"));
    }

    @Test
    void aFailureNamesStepAndPathAndNoValue() {
        Change leaky = schema -> new Change.Bound(schema, value -> Integer.parseInt(value.toString()));
        for (Consumer<Consumer<Editor>> run :
                List.<Consumer<Consumer<Editor>>>of(e -> ofMap(order(), e), e -> ofStruct(order(), e))) {
            assertThatThrownBy(() -> run.accept(e -> e.change(FieldPath.parse("user.name"), leaky)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("step")
                    .hasMessageContaining("user.name")
                    .hasMessageNotContaining("ann")
                    .hasNoCause();
        }
    }

    @Test
    void nullTakesThePlaceOfWhatCannotBeMade() {
        Site nulling = new Site(0, "step", OnError.NULL);
        Edits edits = new Edits(
                List.of(new Edits.Told(
                        nulling,
                        e -> e.change(
                                FieldPath.of("a"),
                                schema -> new Change.Bound(schema, value -> {
                                    throw new BadValue("no");
                                })))),
                10);
        Schema schema = SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA).build();
        Plan plan = edits.of(schema);
        assertThat(plain(plan.run(new Struct(schema).put("a", "x"), Records.schemaless(null), null)))
                .isEqualTo(map("a", null));
        assertThat(edits.run(map("a", "x"), Records.schemaless(null), null)).isEqualTo(map("a", null));
    }

    @Test
    void countsPlacesAlike() {
        for (String path : List.of("id", "user.address.zip", "zz", "user.zz", "items[].sku", "tags[]", "user.*", "")) {
            int[] counts = new int[2];
            ofMap(order(), e -> counts[0] = e.count(FieldPath.parse(path)));
            ofStruct(order(), e -> counts[1] = e.count(FieldPath.parse(path)));
            assertThat(counts[0] > 0).as(path).isEqualTo(counts[1] > 0);
        }
    }

    @Test
    void plansAreKeptWithinTheirBoundAndFoundByContent() {
        Edits edits = edits(e -> e.drop(FieldPath.of("b")));
        Schema first = SchemaBuilder.struct()
                .field("a", Schema.STRING_SCHEMA)
                .field("b", Schema.STRING_SCHEMA)
                .build();
        Schema equal = SchemaBuilder.struct()
                .field("a", Schema.STRING_SCHEMA)
                .field("b", Schema.STRING_SCHEMA)
                .build();

        assertThat(edits.of(first).output()).isSameAs(edits.of(equal).output());
    }

    /** Any edits on any value: with and without a schema the same comes out, and the input stays as it was. */
    @Property(tries = 500)
    void valuesWithAndWithoutASchemaBecomeTheSame(
            @ForAll("values") Map<String, Object> value, @ForAll("edits") List<Consumer<Editor>> edits) {
        Map<?, ?> before = (Map<?, ?>) plain(value);
        Consumer<Editor> all = e -> edits.forEach(edit -> edit.accept(e));
        Object typedBefore = plain(Records.typed(value));

        Object fromMap = attempt(() -> plain(ofMap(value, all)));
        Struct struct = (Struct) Records.typed(value);
        Object fromStruct = attempt(() -> plain(ofStruct(struct, all)));

        assertThat(fromStruct).isEqualTo(fromMap);
        assertThat(value).isEqualTo(before);
        assertThat(plain(struct)).isEqualTo(typedBefore);
    }

    @Provide
    Arbitrary<Map<String, Object>> values() {
        Arbitrary<Object> texts = Arbitraries.of("p", "q");
        Arbitrary<Object> inner = texts.tuple2().map(t -> map("a", t.get1(), "b", t.get2()));
        return Arbitraries.of(1, 2, 3)
                .flatMap(n ->
                        inner.list().ofSize(n).map(l -> map("a", "t", "b", l.get(0), "c", l, "d", List.of("u", "v"))));
    }

    @Provide
    Arbitrary<List<Consumer<Editor>>> edits() {
        Arbitrary<String> paths =
                Arbitraries.of("a", "b", "b.a", "b.b", "c", "c[].a", "c[].b", "d", "d[]", "b.*", "z", "b.z", "c[].z");
        Arbitrary<String> plainPaths = Arbitraries.of("a", "b.a", "b.b", "d", "z", "z.y");
        Arbitrary<Consumer<Editor>> drop =
                paths.filter(p -> !p.equals("d[]")).map(p -> e -> e.drop(FieldPath.parse(p)));
        Arbitrary<Consumer<Editor>> change = paths.map(p -> e -> e.change(FieldPath.parse(p), LENGTH_OF_TEXT));
        Arbitrary<Consumer<Editor>> everywhere =
                paths.map(p -> e -> e.changeEverywhere(FieldPath.parse(p), LENGTH_OF_TEXT));
        Arbitrary<Consumer<Editor>> rename = Arbitraries.of("a", "b.a", "c[].a", "z")
                .flatMap(p -> Arbitraries.of("a", "n", "b").map(n -> e -> e.rename(FieldPath.parse(p), n)));
        Arbitrary<Consumer<Editor>> move = plainPaths.flatMap(p -> plainPaths
                .filter(q -> !q.startsWith(p) && !p.startsWith(q))
                .map(q -> e -> e.move(FieldPath.parse(p), FieldPath.parse(q))));
        Arbitrary<Consumer<Editor>> put =
                plainPaths.map(p -> e -> e.put(FieldPath.parse(p), new Origin.Constant(Schema.STRING_SCHEMA, "new")));
        Arbitrary<Consumer<Editor>> keep = paths.filter(p -> !p.equals("z"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(l -> e -> e.keep(l.stream().map(FieldPath::parse).toList()));
        Arbitrary<Consumer<Editor>> flatten = Arbitraries.of("", "b")
                .flatMap(p -> Arbitraries.of(true, false)
                        .map(within ->
                                e -> e.flatten(FieldPath.parse(p), new Editor.Flattening("_", 9, null, null, within))));
        Arbitrary<Consumer<Editor>> project = Arbitraries.of(
                        "a:x", "b.a:y.z", "c[].a:l[].q", "c[]:m[]", "z:w", "d[]:l[].r")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .map(l -> e -> e.project(l.stream().map(EditsTest::part).toList()));
        return Arbitraries.oneOf(drop, change, everywhere, rename, move, put, keep, flatten, project)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Editor.Part part(String fromTo) {
        int colon = fromTo.indexOf(':');
        return new Editor.Part(
                FieldPath.parse(fromTo.substring(0, colon)),
                schema -> new Change.Bound(schema, value -> value),
                FieldPath.parse(fromTo.substring(colon + 1)));
    }

    /** Works on every kind of value, so that only paths decide. */
    private static final Change LENGTH_OF_TEXT = schema -> new Change.Bound(
            schema == null ? null : Schema.INT32_SCHEMA, value -> value instanceof String s ? s.length() : 1);

    private static Object attempt(Supplier<Object> run) {
        try {
            return run.get();
        } catch (StepFailure failure) {
            return "failed";
        }
    }

    private static Edits edits(Consumer<Editor> telling) {
        return new Edits(List.of(new Edits.Told(new Site(0, "step 'x'", OnError.FAIL), telling)), 10);
    }

    private static Plan plan(Schema schema, Consumer<Editor> telling) {
        return edits(telling).of(schema);
    }

    private static Object ofMap(Object value, Consumer<Editor> telling) {
        return edits(telling).run(value, Records.schemaless(value), null);
    }

    private static Object ofStruct(Map<String, Object> value, Consumer<Editor> telling) {
        return ofStruct((Struct) Records.typed(value), telling);
    }

    private static Object ofStruct(Struct struct, Consumer<Editor> telling) {
        return plan(struct.schema(), telling).run(struct, Records.of(struct.schema(), struct), null);
    }

    private static Map<String, Object> both(Map<String, Object> value, Consumer<Editor> telling) {
        Object fromMap = ofMap(value, telling);
        assertThat(plain(ofStruct(value, telling))).isEqualTo(fromMap);
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) fromMap;
        return map;
    }

    private static void assertBoth(
            Map<String, Object> value, Consumer<Editor> telling, Consumer<Map<String, Object>> expectation) {
        @SuppressWarnings("unchecked")
        Map<String, Object> expected = (Map<String, Object>) plain(value);
        expectation.accept(expected);
        assertThat(both(value, telling)).isEqualTo(expected);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> structure(Map<String, Object> map, String... names) {
        Map<String, Object> at = map;
        for (String name : names) {
            at = (Map<String, Object>) at.get(name);
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> order) {
        return (List<Map<String, Object>>) order.get("items");
    }
}
