// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to the fields of a value. A step tells its changes to an editor: to one that works out a plan for a
 * schema, or to one that holds a single schemaless value. A step must tell the same for every record, whatever it holds.
 *
 * <p>Every method that takes a path fails with {@link BadValue} if the path goes through something that has no such parts,
 * a name in a text for example: the path would not protect what it was meant to protect.
 */
public interface Editor {
    /** What Glue puts between the name of an array and those of the fields of its elements. */
    String IN_ARRAY = "val";

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
     * Changes every value that a path names, as {@link #change} does, but refuses to pass over anything: every element must
     * have the field, every map the entry, every array the element. Only parents that are null, and structures and arrays
     * without any part, have nothing to change.
     *
     * @param path may be the whole value
     * @param change what to do with each
     * @throws BadValue when some place on the way lacks what the path names
     */
    void changeEverywhere(FieldPath path, Change change);

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
     * @param parts in the order of the new fields; those from one array to one array share its elements
     */
    void project(List<Part> parts);

    /**
     * How many places a path names. Parents that are null, and arrays without elements, count as found.
     *
     * @param path any
     * @return 0 when it names nothing
     */
    int count(FieldPath path);

    /**
     * Brings the fields of structures within a structure to its own level, under joined names. Structures without any
     * field vanish.
     *
     * @param path the structure; may be the whole value
     * @param how names and limits
     * @return how many places the path named
     * @throws BadValue when two fields get one name
     */
    int flatten(FieldPath path, Flattening how);

    /**
     * The names of a structure's fields.
     *
     * @param path plain names only; may be the whole value
     * @return none when it is missing or null
     */
    List<String> names(FieldPath path);

    /**
     * How structures are flattened.
     *
     * @param delimiter stands between the names
     * @param maxDepth how many levels are brought up at most
     * @param arrays what becomes of arrays; null to keep them
     * @param maps what becomes of maps with a schema; null to keep them
     * @param withinArrays whether structures in arrays are flattened as well, under names that begin with the array's and
     *     {@code val}
     */
    record Flattening(
            String delimiter,
            int maxDepth,
            @Nullable Change arrays,
            @Nullable Change maps,
            boolean withinArrays) {}

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
     * @param from names, and {@code []} for the elements of arrays; passed over when it is missing
     * @param change what to do with it
     * @param to names, and {@code []} as often as in {@code from}
     */
    record Part(FieldPath from, Change change, FieldPath to) {}
}
