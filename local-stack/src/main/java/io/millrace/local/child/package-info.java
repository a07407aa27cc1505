/**
 * The first class of every child process: it watches the parent and then runs the program.
 * Nothing but the JDK is used here, because the rest of the class path belongs to what is launched.
 */
@NullMarked
package io.millrace.local.child;

import org.jspecify.annotations.NullMarked;
