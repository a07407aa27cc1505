// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** What a plugin is for the worker. */
public enum Kind {
    /** A source or a sink. */
    CONNECTOR("connector", Connector.class, "Connector", SourceConnector.class, SinkConnector.class),
    /** A single message transform. */
    TRANSFORM("transform", Transformation.class, "", Transformation.class),
    /** A condition of a transform. */
    PREDICATE("predicate", Predicate.class, "", Predicate.class),
    /** Of keys or values. */
    CONVERTER("converter", Converter.class, "Converter", Converter.class),
    /** Of headers. */
    HEADER_CONVERTER("header converter", HeaderConverter.class, "Converter", HeaderConverter.class);

    private final String word;
    private final Class<?> type;
    private final String suffix;
    private final String serviceNames;

    Kind(String word, Class<?> type, String suffix, Class<?>... services) {
        this.word = word;
        this.type = type;
        this.suffix = suffix;
        this.serviceNames = Arrays.stream(services).map(Class::getName).collect(Collectors.joining(" "));
    }

    /** How a message calls it. */
    String word() {
        return word;
    }

    /** What its class implements. */
    Class<?> type() {
        return type;
    }

    /** The end of a class name that an alias may leave out. */
    String suffix() {
        return suffix;
    }

    /** The service files that list such plugins. */
    List<String> serviceFiles() {
        return Arrays.stream(serviceNames.split(" ", -1))
                .map(name -> "META-INF/services/" + name)
                .toList();
    }
}
