// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import java.util.List;

/**
 * What can be done to the fields of a value. A step tells its changes to an editor: to one that works out a plan for a
 * schema, or to one that holds a single schemaless value. A step must tell the same for every record, whatever it holds.
 *
 * <p>Every method that takes a path fails with {@link BadValue} if the path goes through something that has no such parts,
 * a name in a text for example: the path would not protect what it was meant to protect.
 */
public interface Editor {
    /**
     * Takes away what a path names.
     *
     * @param path not the whole value
     * @return how many places it named
     */
    int drop(FieldPath path);

    /**
     * Takes away everything but what these paths name.
     *
     * @param paths at least one; ones that name nothing are passed over
     */
    void keep(List<FieldPath> paths);

    /**
     * Changes every value that a path names. Null stays null; parents that are null, and arrays without elements, count as
     * found.
     *
     * @param path may be the whole value
     * @param change what to do with each
     * @return how many places it named
     */
    int change(FieldPath path, Change change);

    /**
     * Gives the fields that a path names another name at the same place.
     *
     * @param path its last segment is a name
     * @param name the new name
     * @return how many places the path named
     * @throws BadValue when there is a field of that name already
     */
    int rename(FieldPath path, String name);

    /**
     * Takes a field from one place to another; structures on the way are made.
     *
     * @param from plain names only
     * @param to plain names only
     * @return 1, or 0 when there was no such field
     * @throws BadValue when there is a field at the new place already
     */
    int move(FieldPath from, FieldPath to);

    /**
     * Sets a field; structures on the way are made.
     *
     * @param path plain names only; the whole value is allowed
     * @param origin where the value comes from
     */
    void put(FieldPath path, Origin origin);

    /**
     * Builds the value anew from some of its parts; everything else is left out.
     *
     * @param parts in the order of the new fields
     */
    void project(List<Part> parts);

    /**
     * Whether a path of plain names leads to a field, null or not.
     *
     * @param path plain names only
     * @return false when some part of it is missing
     */
    boolean has(FieldPath path);

    /**
     * One field of a value that is built anew.
     *
     * @param from plain names only; passed over when it is missing
     * @param change what to do with it
     * @param to plain names only
     */
    record Part(FieldPath from, Change change, FieldPath to) {}
}
