// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

/**
 * What the user has said about a schema.
 *
 * @param lattice joins types
 * @param names of fields
 * @param limits of what is learned
 * @param moments whether texts may be moments
 * @param choice what becomes of places of several kinds
 * @param seed what is known before the first record: hints and the schema's file
 */
record Settings(Lattice lattice, Names names, Limits limits, Moments moments, Choice choice, Type.Members seed) {}
