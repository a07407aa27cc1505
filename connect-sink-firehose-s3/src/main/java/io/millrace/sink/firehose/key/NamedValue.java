// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The expressions that have a fixed name. */
enum NamedValue {
    RANDOM_STRING("firehose", "random-string"),
    ERROR_OUTPUT_TYPE("firehose", "error-output-type"),
    TOPIC("kafka", "topic"),
    PARTITION("kafka", "partition"),
    OFFSET("kafka", "offset");

    private final String namespace;
    private final String word;

    NamedValue(String namespace, String word) {
        this.namespace = namespace;
        this.word = word;
    }

    static Optional<NamedValue> find(String namespace, String word) {
        return Arrays.stream(values())
                .filter(value -> value.namespace.equals(namespace) && value.word.equals(word))
                .findFirst();
    }

    /** The values of a namespace; none when there is no such namespace. */
    static List<String> words(String namespace) {
        return Arrays.stream(values())
                .filter(value -> value.namespace.equals(namespace))
                .map(value -> value.word)
                .toList();
    }

    String namespace() {
        return namespace;
    }

    String expression() {
        return namespace + ':' + word;
    }

    void appendTo(StringBuilder key, Evaluation evaluation) {
        ObjectOrigin origin = evaluation.origin();
        switch (this) {
            case RANDOM_STRING -> key.append(RandomText.string(evaluation.random()));
            case ERROR_OUTPUT_TYPE ->
                key.append(Objects.requireNonNull(evaluation.errorType()).text());
            case TOPIC -> key.append(origin.topic());
            case PARTITION -> key.append(origin.partition());
            case OFFSET -> key.append(origin.firstOffset());
        }
    }
}
