// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ServiceLoader;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

/** What a worker needs of every connector class; a connector's test implements it. */
public interface PluginContract {
    /** The connector under test. */
    Connector connector();

    @Test
    default void isListedInItsServiceFile() {
        Class<? extends Connector> kind =
                connector() instanceof SinkConnector ? SinkConnector.class : SourceConnector.class;
        assertThat(ServiceLoader.load(kind).stream()
                        .map(provider -> provider.type().getName()))
                .contains(connector().getClass().getName());
    }

    @Test
    default void canBeMadeByTheWorker() throws ReflectiveOperationException {
        Class<?> type = connector().getClass();
        assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
        assertThat(type.getConstructor()).isNotNull();
        assertThat(connector().taskClass().getConstructor().newInstance()).isNotNull();
    }

    @Test
    default void knowsItsVersion() {
        assertThat(connector().version()).isEqualTo(System.getProperty("millrace.version"));
    }
}
