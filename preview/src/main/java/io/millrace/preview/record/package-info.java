// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** What a record looked like at one moment, in words and as a list of its parts. Nothing here changes or makes records. */
@NullMarked
package io.millrace.preview.record;

import org.jspecify.annotations.NullMarked;
