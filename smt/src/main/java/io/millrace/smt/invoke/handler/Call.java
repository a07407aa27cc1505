// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.handler;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;

/** How a handler's method is called. */
@FunctionalInterface
interface Call {
    /**
     * Calls it.
     *
     * @param handler the instance
     * @param event what the method takes
     * @param context of this call
     * @return what the method returns
     * @throws Exception whatever it throws
     */
    @Nullable
    Object on(Object handler, @Nullable Object event, Context context) throws Exception;
}
