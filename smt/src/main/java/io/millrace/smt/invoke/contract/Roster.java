// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Matches a function's answers with the records that it was sent. For one response. */
public final class Roster {
    private final List<SentRecord> records;
    private final Map<String, Outcome> answers = new HashMap<>();

    /**
     * Begins a response.
     *
     * @param records what was sent
     */
    public Roster(List<SentRecord> records) {
        this.records = records;
    }

    /**
     * Takes one answer.
     *
     * @param id whose
     * @param outcome the answer
     */
    public void answer(String id, Outcome outcome) {
        answers.merge(id, outcome, (first, second) -> new Outcome.Failed(ErrorCode.DUPLICATED_RECORD_ID));
    }

    /**
     * Ends the response. An id that was never sent fails the whole of it: a function that mixes up its records may have
     * mixed up their contents as well.
     *
     * @return one outcome per record, in the order of the records
     * @throws InvocationFailure when there is an answer for a record that was not sent
     */
    public List<Outcome> outcomes() throws InvocationFailure {
        List<Outcome> outcomes = records.stream().map(this::outcome).toList();
        if (!answers.isEmpty()) {
            throw new InvocationFailure(ErrorCode.UNKNOWN_RECORD_ID);
        }
        return outcomes;
    }

    private Outcome outcome(SentRecord sent) {
        Outcome answer = answers.remove(sent.id());
        return answer == null ? new Outcome.Failed(ErrorCode.MISSING_RECORD_ID) : answer;
    }
}
