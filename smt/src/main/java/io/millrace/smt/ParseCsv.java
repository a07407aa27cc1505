// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.parse.csv.CsvSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Parses rows of CSV (RFC 4180) into structures with typed columns. Also known as CsvToJson.
 *
 * @param <R> source or sink record
 */
public abstract class ParseCsv<R extends ConnectRecord<R>> extends StepTransform<R> {
    private ParseCsv(Part part) {
        super(part, CsvSteps.PARSE_CSV);
    }

    /**
     * Works on the key.
     *
     * @param <R> source or sink record
     */
    public static final class Key<R extends ConnectRecord<R>> extends ParseCsv<R> {
        /** For the framework. */
        public Key() {
            super(Part.KEY);
        }
    }

    /**
     * Works on the value.
     *
     * @param <R> source or sink record
     */
    public static final class Value<R extends ConnectRecord<R>> extends ParseCsv<R> {
        /** For the framework. */
        public Value() {
            super(Part.VALUE);
        }
    }
}
