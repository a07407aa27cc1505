// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.metrics;

import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task's MXBean in the platform server, named {@code io.millrace:type=<module>,connector=<name>,task=<n>}.
 * Registration replaces the bean of a cancelled predecessor that never ended, and never fails a start.
 */
public final class TaskMetrics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskMetrics.class);

    private final MBeanServer server;
    private final @Nullable ObjectName name;
    private final Object bean;

    private TaskMetrics(MBeanServer server, @Nullable ObjectName name, Object bean) {
        this.server = server;
        this.name = name;
        this.bean = bean;
    }

    /**
     * Registers a bean.
     *
     * @param bean implements an interface whose name ends in MXBean
     * @param module the kind of connector, such as {@code datagen}
     * @param connector the connector's name
     * @param task the task's index
     * @return to be closed by the task's stop()
     */
    public static TaskMetrics register(Object bean, String module, String connector, int task) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(
                    "io.millrace:type=" + module + ",connector=" + ObjectName.quote(connector) + ",task=" + task);
            unregister(server, name);
            server.registerMBean(bean, name);
            return new TaskMetrics(server, name, bean);
        } catch (JMException e) {
            LOG.warn("No metrics for task {} of connector {}", task, connector, e);
            return new TaskMetrics(server, null, bean);
        }
    }

    /** The registered bean, for tests. */
    Object bean() {
        return bean;
    }

    @Override
    public void close() {
        if (name != null) {
            try {
                unregister(server, name);
            } catch (JMException e) {
                LOG.warn("The metrics {} stay registered", name, e);
            }
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) throws JMException {
        try {
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (InstanceNotFoundException e) {
            LOG.debug("{} was unregistered by somebody else", name, e);
        }
    }
}
