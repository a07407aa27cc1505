// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import java.time.ZonedDateTime;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the expressions of one prefix see: one instant for all of them, and a source of fresh random texts. */
record Evaluation(
        ZonedDateTime time, ObjectOrigin origin, @Nullable ErrorOutputType errorType, RandomGenerator random) {}
