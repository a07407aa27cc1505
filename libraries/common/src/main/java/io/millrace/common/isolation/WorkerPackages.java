// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.isolation;

import java.util.List;
import java.util.Set;

/**
 * Which classes a Connect worker shares with its plugins, whatever jars a plugin brings: those of the JVM and of Java EE, the
 * logging facade, and Kafka's except for what plugins may bring in a version of their own (stock transforms, converters
 * and the like).
 *
 * <p>Source: the rule of Kafka's PluginUtils, 3.7 to 4.3; a test asks the workers themselves.
 */
public final class WorkerPackages {
    private static final List<String> SHARED = List.of(
            "java.",
            "org.apache.kafka.",
            "org.slf4j.",
            "org.ietf.jgss.",
            "org.omg.CORBA.",
            "org.omg.CosNaming.",
            "org.omg.Dynamic.",
            "org.omg.DynamicAny.",
            "org.omg.IOP.",
            "org.omg.Messaging.",
            "org.omg.PortableInterceptor.",
            "org.omg.PortableServer.",
            "org.omg.SendingContext.",
            "org.omg.stub.java.rmi.",
            "org.w3c.dom.",
            "org.xml.sax.");

    /** Below javax; other packages there, such as cache and measure, come with libraries. */
    private static final Set<String> SHARED_OF_JAVAX = Set.of(
            "accessibility",
            "activation",
            "activity",
            "annotation",
            "batch.api",
            "batch.operations",
            "batch.runtime",
            "crypto",
            "decorator",
            "ejb",
            "el",
            "enterprise.concurrent",
            "enterprise.context",
            "enterprise.deploy.model",
            "enterprise.deploy.shared",
            "enterprise.deploy.spi",
            "enterprise.event",
            "enterprise.inject",
            "enterprise.util",
            "faces",
            "imageio",
            "inject",
            "interceptor",
            "jms",
            "json",
            "jws",
            "lang.model",
            "mail",
            "management",
            "naming",
            "net",
            "persistence",
            "print",
            "resource",
            "rmi",
            "script",
            "security.auth",
            "security.cert",
            "security.jacc",
            "security.sasl",
            "servlet",
            "sound.midi",
            "sound.sampled",
            "sql",
            "swing",
            "tools",
            "transaction",
            "validation",
            "websocket",
            "ws.rs",
            "xml");

    private static final String JAVAX = "javax.";
    private static final String TRANSFORMS = "org.apache.kafka.connect.transforms.";
    private static final String POLICIES = "org.apache.kafka.connect.connector.policy.";
    private static final String PROVIDERS = "org.apache.kafka.common.config.provider.";

    /** Kafka's own plugins, which lie in packages of Kafka. */
    private static final List<String> KAFKAS_PLUGINS = List.of(
            "org.apache.kafka.connect.converters.",
            "org.apache.kafka.connect.file.",
            "org.apache.kafka.connect.json.",
            "org.apache.kafka.connect.mirror.",
            "org.apache.kafka.connect.mirror-client.");

    private static final Set<String> SINGLE_PLUGINS = Set.of(
            "org.apache.kafka.connect.storage.StringConverter",
            "org.apache.kafka.connect.storage.SimpleHeaderConverter",
            "org.apache.kafka.connect.rest.basic.auth.extension.BasicAuthSecurityRestExtension");

    /** What those plugins implement, beside them in the same packages. */
    private static final Set<String> INTERFACES = Set.of(
            TRANSFORMS + "predicates.Predicate",
            POLICIES + "ConnectorClientConfigOverridePolicy",
            POLICIES + "ConnectorClientConfigRequest",
            POLICIES + "ConnectorClientConfigRequest$ClientType",
            PROVIDERS + "ConfigProvider");

    private WorkerPackages() {}

    /**
     * Whether the worker's class is taken even if the plugin brings one of the same name.
     *
     * @param className a full name, such as {@code org.apache.kafka.connect.data.Struct}
     * @return true for what worker and plugin share
     */
    public static boolean shared(String className) {
        return sharedByPackage(className) && !mayBeBrought(className);
    }

    private static boolean sharedByPackage(String className) {
        return className.startsWith(JAVAX)
                ? SHARED_OF_JAVAX.stream().anyMatch(name -> isBelow(className.substring(JAVAX.length()), name))
                : SHARED.stream().anyMatch(className::startsWith);
    }

    private static boolean isBelow(String name, String parent) {
        return name.startsWith(parent) && name.startsWith(".", parent.length());
    }

    private static boolean mayBeBrought(String className) {
        if (INTERFACES.contains(className) || className.startsWith(TRANSFORMS + "Transformation")) {
            return false;
        }
        return className.startsWith(TRANSFORMS)
                || className.startsWith(POLICIES)
                || className.startsWith(PROVIDERS)
                || SINGLE_PLUGINS.contains(className)
                || KAFKAS_PLUGINS.stream().anyMatch(className::startsWith);
    }
}
