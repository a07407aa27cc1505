// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Values of Connect as JSON, without a copy: structs, maps and lists are wrapped, and a member is converted when it is
 * asked for. The forms are those that {@code libraries/rendering} writes by default: decimals are numbers with all their
 * digits, Date, Time and Timestamp texts of ISO 8601 in UTC, bytes base64. Views refuse to be changed, and show what the
 * value holds now. For one thread at a time, as the value is.
 */
public final class JsonView {
    private static final int BYTES_PER_GROUP = 3;
    private static final int CHARACTERS_PER_GROUP = 4;

    private JsonView() {}

    /**
     * A view.
     *
     * @param schema the value's schema, or null when it has none
     * @param value the value
     * @return its view
     * @throws DataException when the value, or a key in it, has no form in JSON; also when a view is asked for such a
     *     member
     */
    public static JsonNode of(@Nullable Schema schema, @Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        if (value instanceof Struct struct) {
            return new ObjectView(struct, new StructMembers(struct));
        }
        return value instanceof Map<?, ?> || value instanceof List<?>
                ? container(schema, value)
                : TextNode.valueOf(text(schema, value));
    }

    private static JsonNode container(@Nullable Schema schema, Object value) {
        Schema members = schema != null && hasMembers(schema) ? schema.valueSchema() : null;
        if (value instanceof List<?> list) {
            return new ArrayView(members, list);
        }
        Map<?, ?> map = (Map<?, ?>) value;
        Map<String, ?> named = MapKeys.texts(keySchema(schema), map);
        return new ObjectView(map, new MapMembers(members, named));
    }

    private static boolean hasMembers(Schema schema) {
        return schema.type() == Schema.Type.ARRAY || schema.type() == Schema.Type.MAP;
    }

    private static @Nullable Schema keySchema(@Nullable Schema schema) {
        return schema != null && schema.type() == Schema.Type.MAP ? schema.keySchema() : null;
    }

    // The smallest node that holds it, as Jackson's parser has it: engines compare nodes by their class in places.
    private static JsonNode number(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            long value = number.longValue();
            return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
        }
        if (number instanceof Double value) {
            return finite(value);
        }
        if (number instanceof Float value) {
            // A float's own digits, not those of the double that is nearest to it.
            return Float.isFinite(value) ? finite(Double.parseDouble(value.toString())) : finite(value.doubleValue());
        }
        if (number instanceof BigDecimal value) {
            return DecimalNode.valueOf(value);
        }
        if (number instanceof BigInteger value) {
            return BigIntegerNode.valueOf(value);
        }
        throw noForm(number);
    }

    private static JsonNode finite(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new DataException("JSON has no form for NaN and the infinities.");
        }
        return DoubleNode.valueOf(value);
    }

    /** The text of what is no number, no text and no container. */
    static String text(@Nullable Schema schema, Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Date date) {
            return Moments.text(schema, date);
        }
        throw noForm(value);
    }

    /** About how many characters of text a scalar is. */
    static int characters(Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        int bytes = value instanceof byte[] array
                ? array.length
                : value instanceof ByteBuffer buffer ? buffer.remaining() : 0;
        return (int) Math.min(Integer.MAX_VALUE, (long) bytes / BYTES_PER_GROUP * CHARACTERS_PER_GROUP);
    }

    private static DataException noForm(Object value) {
        return new DataException("A value of type " + value.getClass().getSimpleName() + " has no form in JSON.");
    }
}
