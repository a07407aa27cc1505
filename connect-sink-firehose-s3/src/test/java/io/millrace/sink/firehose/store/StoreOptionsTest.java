// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.options.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreOptionsTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String ACCESS_POINT = "arn:aws:s3:eu-central-1:123456789012:accesspoint/orders";

    @Test
    void asksAmazonAsTheWorkerItselfByDefault() {
        assertThat(read("s3.region=eu-west-1"))
                .isEqualTo(new S3Settings(
                        "millrace",
                        new S3Address(
                                Optional.of("eu-west-1"),
                                Optional.empty(),
                                false,
                                new S3Address.Kind(false, false, false),
                                Optional.empty()),
                        new S3Credentials.Worker(),
                        new ObjectSettings(
                                new Encryption.ByBucket(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                false,
                                Optional.empty()),
                        Optional.of(Checksum.CRC32C),
                        4));
    }

    @Test
    void mapsEveryOption() {
        List<Map<String, String>> valid = List.of(
                properties("s3.endpoint=https://minio.example:9000;s3.path.style.enabled=true;s3.access.key.id=id"
                        + ";s3.secret.access.key=shh;s3.session.token=t;s3.checksum=when_required"
                        + ";s3.proxy.url=http://proxy:3128/;s3.proxy.user=u;s3.proxy.password=p"
                        + ";s3.proxy.non.proxy.hosts=*.local, 10.0.0.1;s3.acl=private"
                        + ";s3.encryption=sse_c;s3.encryption.customer.key=" + KEY),
                properties("s3.region=eu-west-1;s3.fips.enabled=true;s3.dualstack.enabled=true"
                        + ";s3.profile=p;s3.profile.file=/etc/aws;s3.role.arn=arn:aws:iam::123456789012:role/a/b"
                        + ";s3.role.session.name=me;s3.role.external.id=x:1;s3.role.session.seconds=900"
                        + ";s3.role.sts.region=us-east-1;s3.role.sts.endpoint=https://sts.example"
                        + ";s3.encryption=sse_kms;s3.encryption.kms.key=alias/lake;s3.encryption.kms.context=a=b"
                        + ";s3.encryption.bucket.key.enabled=true;s3.storage.class=INTELLIGENT_TIERING"
                        + ";s3.object.tags=team=data;s3.requester.pays.enabled=true"
                        + ";s3.expected.bucket.owner=123456789012;s3.checksum.algorithm=crc64nvme"),
                properties("s3.region=eu-west-1;s3.accelerate.enabled=true;s3.anonymous.enabled=true"
                        + ";s3.encryption=dsse_kms"));
        assertThat(valid.stream().flatMap(all -> all.keySet().stream()))
                .containsAll(StoreOptions.ALL.stream().map(Option::name).toList());
        assertThat(valid).allSatisfy(all -> assertThat(errors(all)).isEmpty());

        S3Settings own = TestSettings.read(valid.get(0));
        assertThat(own.address())
                .isEqualTo(new S3Address(
                        Optional.of("us-east-1"),
                        Optional.of(URI.create("https://minio.example:9000")),
                        true,
                        new S3Address.Kind(false, false, false),
                        Optional.of(new S3Address.Proxy(
                                URI.create("http://proxy:3128"),
                                Optional.of("u"),
                                Optional.of("p"),
                                Set.of("*.local", "10.0.0.1")))));
        assertThat(own.credentials()).isEqualTo(new S3Credentials.AccessKey("id", "shh", Optional.of("t")));
        assertThat(own.objects().encryption()).isEqualTo(new Encryption.CustomerKey(KEY));
        assertThat(own.objects().acl()).hasValue("private");
        assertThat(own.checksum()).isEmpty();

        S3Settings role = TestSettings.read(valid.get(1));
        assertThat(role.address().kind()).isEqualTo(new S3Address.Kind(true, true, false));
        assertThat(role.credentials())
                .isEqualTo(new S3Credentials.Role(
                        new S3Credentials.Profile("p", Optional.of(Path.of("/etc/aws"))),
                        "arn:aws:iam::123456789012:role/a/b",
                        "me",
                        Optional.of("x:1"),
                        Duration.ofMinutes(15),
                        new S3Credentials.StsAddress(
                                Optional.of("us-east-1"), Optional.of(URI.create("https://sts.example")))));
        assertThat(role.objects())
                .isEqualTo(new ObjectSettings(
                        new Encryption.KmsKey(false, Optional.of("alias/lake"), Map.of("a", "b"), true),
                        Optional.of("INTELLIGENT_TIERING"),
                        Optional.empty(),
                        Map.of("team", "data"),
                        true,
                        Optional.of("123456789012")));
        assertThat(role.checksum()).hasValue(Checksum.CRC64NVME);
        assertThat(role.withBucket("backup").bucket()).isEqualTo("backup");

        S3Settings nobody = TestSettings.read(valid.get(2));
        assertThat(nobody.credentials()).isEqualTo(new S3Credentials.Anonymous());
        assertThat(nobody.address().kind().accelerate()).isTrue();
        assertThat(nobody.objects().encryption())
                .isEqualTo(new Encryption.KmsKey(true, Optional.empty(), Map.of(), false));
    }

    @Test
    void takesTheRegionOfAnAccessPointAndAnyForAStoreWithItsOwnAddress() {
        assertThat(read("s3.bucket=" + ACCESS_POINT).address().region()).hasValue("eu-central-1");
        assertThat(read("s3.endpoint=HTTP://Minio:9000").address().region()).hasValue("us-east-1");
        assertThat(read("s3.endpoint=HTTP://Minio:9000").address().endpoint())
                .hasValue(URI.create("http://Minio:9000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3.object.tags=a | s3.object.tags | name=value",
                "s3.object.tags==v | s3.object.tags | without a name",
                "s3.object.tags=a=1,a=2 | s3.object.tags | a twice",
                "s3.object.tags=aws:x=1 | s3.object.tags | aws:",
                "s3.object.tags=a=b? | s3.object.tags | only letters",
                "s3.object.tags=a=1,b=,c=,d=,e=,f=,g=,h=,i=,j=,k= | s3.object.tags | 11 tags, S3 allows 10",
                "s3.storage.class=standard | s3.storage.class | STANDARD",
                "s3.storage.class=AWS_BACKUP_WARM | s3.storage.class | one of",
                "s3.acl=public | s3.acl | public-read",
                "s3.expected.bucket.owner=1234 | s3.expected.bucket.owner | 12 digits",
                "s3.encryption=kms | s3.encryption | sse_kms",
                "s3.encryption=sse_kms;s3.encryption.kms.key=my key | s3.encryption.kms.key | alias/lake",
                "s3.encryption=sse_kms;s3.encryption.kms.context=a=\"b\" | s3.encryption.kms.context | quotes",
                "s3.encryption=sse_s3;s3.encryption.kms.key=k | s3.encryption.kms.key | sse_kms or dsse_kms",
                "s3.encryption.kms.context=a=b | s3.encryption.kms.context | sse_kms or dsse_kms",
                "s3.encryption=dsse_kms;s3.encryption.bucket.key.enabled=true | s3.encryption.bucket.key.enabled | sse_kms",
                "s3.encryption=sse_c | s3.encryption.customer.key | must be given",
                "s3.encryption=sse_c;s3.encryption.customer.key=c2hvcnQ= | s3.encryption.customer.key | 32 bytes",
                "s3.encryption=sse_c;s3.encryption.customer.key=??? | s3.encryption.customer.key | 32 bytes",
                "s3.encryption.customer.key=" + KEY + " | s3.encryption.customer.key | sse_c",
                "s3.encryption=sse_c;s3.endpoint=http://h;s3.encryption.customer.key=" + KEY
                        + " | s3.encryption | in the clear",
                "s3.session.token=t | s3.session.token | s3.access.key.id",
                "s3.profile=p;s3.access.key.id=i;s3.secret.access.key=s | s3.profile | s3.access.key.id is given",
                "s3.profile=' ' | s3.profile | must not be empty",
                "s3.profile.file=/f | s3.profile.file | s3.profile",
                "s3.role.arn=role/x | s3.role.arn | arn:aws:iam::123456789012:role",
                "s3.role.external.id=xx | s3.role.external.id | s3.role.arn",
                "s3.role.sts.region=eu-west-1 | s3.role.sts.region | s3.role.arn",
                "s3.role.sts.endpoint=https://sts.example | s3.role.sts.endpoint | s3.role.arn",
                "s3.role.arn=arn:aws:iam::123456789012:role/a;s3.role.sts.endpoint=sts | s3.role.sts.endpoint | http or https",
                "s3.role.session.seconds=60 | s3.role.session.seconds | 900 s to 43200 s",
                "s3.role.session.name=a b | s3.role.session.name | 2 to 64",
                "s3.anonymous.enabled=true;s3.profile=p | s3.anonymous.enabled | s3.profile",
                "s3.anonymous.enabled=true;s3.access.key.id=i;s3.secret.access.key=s | s3.anonymous.enabled | s3.access.key.id",
                "s3.anonymous.enabled=true;s3.role.arn=arn:aws:iam::123456789012:role/a | s3.anonymous.enabled | s3.role.arn",
                "s3.anonymous.enabled=true;s3.requester.pays.enabled=true | s3.requester.pays.enabled | nobody",
                "s3.accelerate.enabled=true;s3.path.style.enabled=true | s3.accelerate.enabled | host name",
                "s3.accelerate.enabled=true;s3.endpoint=https://h | s3.accelerate.enabled | s3.endpoint",
                "s3.accelerate.enabled=true;s3.fips.enabled=true | s3.accelerate.enabled | s3.fips.enabled",
                "s3.accelerate.enabled=true;s3.bucket=a.b.c | s3.accelerate.enabled | dot",
                "s3.accelerate.enabled=true;s3.bucket=" + ACCESS_POINT + " | s3.accelerate.enabled | access point",
                "s3.fips.enabled=true;s3.endpoint=https://h | s3.fips.enabled | s3.endpoint",
                "s3.dualstack.enabled=true;s3.endpoint=https://h | s3.dualstack.enabled | s3.endpoint",
                "s3.bucket=arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap | s3.bucket | SigV4A",
                "s3.proxy.url=proxy:3128 | s3.proxy.url | http or https",
                "s3.proxy.url=http://proxy/x | s3.proxy.url | path",
                "s3.proxy.url=http://u:guess@proxy | s3.proxy.url | s3.proxy.user and s3.proxy.password",
                "s3.proxy.url=http://proxy;s3.proxy.user=u | s3.proxy.password | must be given",
                "s3.proxy.url=http://proxy;s3.proxy.password=p | s3.proxy.user | must be given",
                "s3.proxy.user=u;s3.proxy.password=p | s3.proxy.user | s3.proxy.url",
                "s3.proxy.non.proxy.hosts=h | s3.proxy.non.proxy.hosts | s3.proxy.url",
                "s3.checksum.algorithm=md5 | s3.checksum.algorithm | crc32c"
            })
    void refusesWhatCannotBeOnTheOptionToChange(String given, String option, String complaint) {
        Map<String, List<String>> errors = errors(properties("s3.region=eu-west-1;" + given));
        assertThat(errors).containsOnlyKeys(option);
        assertThat(errors.get(option).toString()).contains(complaint).doesNotContain("guess");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe=1+1 = 2/@:._-", "a=", "a=b=c"})
    void takesTagsThatS3Takes(String tags) {
        assertThat(errors(properties("s3.region=eu-west-1;s3.object.tags=" + tags)))
                .isEmpty();
    }

    private static S3Settings read(String given) {
        return TestSettings.read(properties(given));
    }

    private static Map<String, String> properties(String given) {
        Map<String, String> all = new HashMap<>(Map.of("s3.bucket", "millrace"));
        Arrays.stream(given.split(";"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> all.put(pair[0], pair[1].replace("' '", " ")));
        return all;
    }

    private static Map<String, List<String>> errors(Map<String, String> properties) {
        return TestSettings.OPTIONS.validate(properties, StoreOptions::check).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }
}
