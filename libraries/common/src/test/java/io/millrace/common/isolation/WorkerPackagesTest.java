// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPackagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "javax.management.ObjectName",
                "javax.security.auth.Subject",
                "javax.xml.parsers.SAXParser",
                "org.slf4j.Logger",
                "org.apache.kafka.common.config.ConfigDef",
                "org.apache.kafka.common.config.provider.ConfigProvider",
                "org.apache.kafka.connect.data.Struct",
                "org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy",
                "org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest$ClientType",
                "org.apache.kafka.connect.storage.Converter",
                "org.apache.kafka.connect.storage.StringConverterConfig",
                "org.apache.kafka.connect.transforms.Transformation",
                "org.apache.kafka.connect.transforms.predicates.Predicate"
            })
    void sharesWhatBothSidesExchange(String name) {
        assertThat(WorkerPackages.shared(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.fasterxml.jackson.databind.ObjectMapper",
                "io.millrace.common.Release",
                "javax.cache.Cache",
                "javax.security.Other",
                "javax.xmlish.Other",
                "org.apache.kafka.common.config.provider.FileConfigProvider",
                "org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "org.apache.kafka.connect.json.JsonConverter",
                "org.apache.kafka.connect.storage.StringConverter",
                "org.apache.kafka.connect.transforms.HoistField$Value",
                "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone",
                "org.apache.kafkaesque.Other",
                "software.amazon.awssdk.services.s3.S3Client"
            })
    void leavesToThePluginWhatItMayBring(String name) {
        assertThat(WorkerPackages.shared(name)).isFalse();
    }
}
