// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Whether the AWS SDK's default chain can find a region on this worker. Asks nobody over the network: a metadata service
 * that does not answer may answer the next time, so its silence proves nothing.
 */
final class RegionLookup {
    private RegionLookup() {}

    static boolean isHopeless() {
        return metadataIsDisabled()
                && findsNone(new SystemSettingsRegionProvider())
                && findsNone(new AwsProfileRegionProvider());
    }

    private static boolean metadataIsDisabled() {
        return SdkSystemSetting.AWS_EC2_METADATA_DISABLED
                .getStringValue()
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private static boolean findsNone(AwsRegionProvider provider) {
        try {
            return provider.getRegion() == null;
        } catch (SdkException e) {
            return true;
        }
    }
}
