// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.plugin;

/** A name in a configuration that leads to no plugin; the message tells why, and the nearest names. */
public final class NoSuchPlugin extends Exception {
    NoSuchPlugin(String message) {
        super(message);
    }

    NoSuchPlugin(String message, Throwable cause) {
        super(message, cause);
    }
}
