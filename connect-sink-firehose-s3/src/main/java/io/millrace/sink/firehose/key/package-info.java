/**
 * Where an object goes: the prefix language of Amazon Data Firehose with our {@code kafka} namespace, and the keys made
 * from it. Nothing here reads a clock, buffers a record or knows a store.
 */
@NullMarked
package io.millrace.sink.firehose.key;

import org.jspecify.annotations.NullMarked;
