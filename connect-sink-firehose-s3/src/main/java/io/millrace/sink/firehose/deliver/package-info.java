/**
 * The way of a record from put() to an acknowledged object: which file it joins, when that file is sealed, who uploads it,
 * and which Kafka offsets are safe. What bytes a record becomes, what a key looks like and how the store is reached live
 * elsewhere.
 */
@NullMarked
package io.millrace.sink.firehose.deliver;

import org.jspecify.annotations.NullMarked;
