// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Connect's own metrics of a worker, which count the same for every connector. */
public final class WorkerCounters implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private WorkerCounters(JMXConnector connector, MBeanServerConnection beans) {
        this.connector = connector;
        this.beans = beans;
    }

    /**
     * The flags with which a worker's metrics can be read, by this machine only.
     *
     * @param port a free port of 127.0.0.1
     * @return JVM flags
     */
    public static List<String> flags(int port) {
        String jmx = "-Dcom.sun.management.jmxremote";
        return List.of(
                jmx + ".host=127.0.0.1",
                jmx + ".port=" + port,
                jmx + ".rmi.port=" + port,
                jmx + ".authenticate=false",
                jmx + ".ssl=false",
                "-Djava.rmi.server.hostname=127.0.0.1");
    }

    /**
     * Connects to a worker that has the flags.
     *
     * @param port the same port
     * @return its metrics
     */
    // The registry that is asked is one of a child that this process started, on a loopback port.
    @SuppressWarnings("BanJNDI")
    public static WorkerCounters connect(int port) {
        try {
            JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
            JMXConnector connector = JMXConnectorFactory.connect(url);
            return new WorkerCounters(connector, connector.getMBeanServerConnection());
        } catch (IOException e) {
            throw new UncheckedIOException("the worker's metrics do not answer on port " + port, e);
        }
    }

    /**
     * The records that Connect has handed to a sink's tasks.
     *
     * @param sink the connector's name
     * @return the sum over its tasks that run; 0 before they do
     */
    public long handedTo(String sink) {
        try {
            ObjectName tasks = new ObjectName("kafka.connect:type=sink-task-metrics,connector=" + sink + ",task=*");
            long sum = 0;
            for (ObjectName task : beans.queryNames(tasks, null)) {
                sum += ((Number) beans.getAttribute(task, "sink-record-send-total")).longValue();
            }
            return sum;
        } catch (JMException e) {
            throw new IllegalStateException("the worker has no count of " + sink, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the worker's metrics do not answer", e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the connection to the worker's metrics cannot be closed", e);
        }
    }
}
