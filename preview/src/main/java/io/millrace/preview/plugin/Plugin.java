// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.plugin;

/**
 * A plugin that was made.
 *
 * @param instance the object, new
 * @param origin where its class is from
 */
public record Plugin(Object instance, Origin origin) {
    /**
     * Its class.
     *
     * @return the full name
     */
    public String className() {
        return instance.getClass().getName();
    }
}
