/**
 * Child processes on folders of jars: their ports, their JVM flags, their logs, their end.
 * What a child is for (broker, worker, S3, registry) must not be known here.
 */
@NullMarked
package io.millrace.local.process;

import org.jspecify.annotations.NullMarked;
