// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests and responses of a contract as bytes. Safe for all threads. */
public final class Codec {
    /** What Lambda accepts, and hands back, at most: 6 MB (AWS Lambda quotas, synchronous invocation). */
    public static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final Contract contract;
    private final RequestWriter requests;
    private final ResponseReader responses;

    /**
     * A codec.
     *
     * @param contract what both sides speak
     */
    public Codec(Contract contract) {
        this.contract = contract;
        this.requests = new RequestWriter(contract);
        this.responses = new ResponseReader(contract);
    }

    /**
     * What the codec speaks.
     *
     * @return the contract
     */
    public Contract contract() {
        return contract;
    }

    /**
     * Renders a request.
     *
     * @param invocation what the function is sent
     * @return JSON in UTF-8, or the record's own bytes in the contract {@code raw}
     * @throws InvocationFailure when it is larger than {@link #MAX_PAYLOAD}
     */
    public byte[] request(Invocation invocation) throws InvocationFailure {
        byte[] request = contract == Contract.RAW ? only(invocation).data() : requests.write(invocation);
        if (request.length > MAX_PAYLOAD) {
            throw new InvocationFailure(
                    ErrorCode.REQUEST_TOO_LARGE, request.length + " bytes, of which " + MAX_PAYLOAD + " are allowed");
        }
        return request;
    }

    /**
     * Reads a response.
     *
     * @param response as it came
     * @param invocation what it answers
     * @return one outcome per record, in the order of the records
     * @throws InvocationFailure when it answers for none of them
     */
    public List<Outcome> outcomes(byte[] response, Invocation invocation) throws InvocationFailure {
        if (response.length > MAX_PAYLOAD) {
            throw new InvocationFailure(
                    ErrorCode.RESPONSE_TOO_LARGE, response.length + " bytes, of which " + MAX_PAYLOAD + " are allowed");
        }
        if (contract == Contract.RAW) {
            only(invocation);
            return List.of(isNothing(response) ? new Outcome.Dropped() : new Outcome.Ok(response, Map.of()));
        }
        return responses.read(response, invocation.records());
    }

    private static SentRecord only(Invocation invocation) {
        if (invocation.records().size() != 1) {
            throw new IllegalArgumentException("the contract raw holds one record, not "
                    + invocation.records().size());
        }
        return invocation.records().get(0);
    }

    /** What a function that returns nothing answers: no bytes, or JSON's null. */
    private static boolean isNothing(byte[] response) {
        return response.length == 0 || Arrays.equals(response, NULL);
    }

    /**
     * Reads what a function's error is called, for functions that fail with HTTP 200.
     *
     * @param response as it came
     * @return the failure
     */
    public InvocationFailure functionError(byte[] response) {
        return responses.functionError(response);
    }
}
