// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** What the generator tells a preview. Records come from the same engine as the task's. */
@NullMarked
package io.millrace.source.datagen.preview;

import org.jspecify.annotations.NullMarked;
