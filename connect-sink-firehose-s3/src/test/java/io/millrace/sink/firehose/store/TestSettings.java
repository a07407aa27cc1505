// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import io.millrace.common.options.Options;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings as a user's options give them. */
final class TestSettings {
    static final Options OPTIONS = Options.of(List.of(StoreOptions.ALL));

    private TestSettings() {}

    static S3Settings read(Map<String, String> properties) {
        return StoreOptions.read(OPTIONS.read(properties), 4);
    }

    /** The bucket {@code millrace} of a store in this JVM, its key {@code id} and {@code secret}, and more options. */
    static S3Settings at(URI endpoint, Map<String, String> more) {
        Map<String, String> all = new HashMap<>();
        all.put("s3.bucket", "millrace");
        all.put("s3.endpoint", endpoint.toString());
        all.put("s3.path.style.enabled", "true");
        all.put("s3.access.key.id", "id");
        all.put("s3.secret.access.key", "secret");
        all.putAll(more);
        return read(all);
    }
}
