/**
 * The local stack: a Kafka broker, Connect workers, S3 and a schema registry as child processes, and the quickstart that runs on it.
 * Nothing of what is launched may be linked here, and nothing of the plugins: they are reached as a user reaches them.
 */
@NullMarked
package io.millrace.local;

import org.jspecify.annotations.NullMarked;
