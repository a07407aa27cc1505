// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview;

import io.millrace.common.preview.Preview;
import io.millrace.common.preview.Previewed;
import io.millrace.preview.chain.Chain;
import io.millrace.preview.chain.ChainReader;
import io.millrace.preview.chain.Passage;
import io.millrace.preview.check.Findings;
import io.millrace.preview.check.Rules;
import io.millrace.preview.convert.Codec;
import io.millrace.preview.convert.HeaderCodec;
import io.millrace.preview.convert.SampleRecords;
import io.millrace.preview.input.ConnectorFile;
import io.millrace.preview.input.SampleFile;
import io.millrace.preview.input.SampleForm;
import io.millrace.preview.plugin.Kind;
import io.millrace.preview.plugin.NoSuchPlugin;
import io.millrace.preview.plugin.Origin;
import io.millrace.preview.plugin.Plugin;
import io.millrace.preview.plugin.Plugins;
import io.millrace.preview.report.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/** One preview: checks a configuration, then shows records and what its steps make of them. */
final class Session {
    private static final int USUAL_COUNT = 10;

    private final Plugins plugins;
    private final Map<String, @Nullable String> options;
    private final Findings findings;
    private final Report report;
    private final LongSupplier epochMillis;

    Session(Plugins plugins, ConnectorFile file, Report report, LongSupplier epochMillis) {
        this.plugins = plugins;
        this.options = file.options();
        this.findings = new Findings(file::refers);
        this.report = report;
        this.epochMillis = epochMillis;
        tellOfReferences(file);
    }

    /** Answers the program's exit status. */
    int run(Optional<SampleFile> samples, OptionalInt count) {
        Optional<Plugin> connector = connector();
        Origin near = connector.map(Plugin::origin).orElse(plugins.worker());
        // As in a worker, where all code of a connector runs with the connector's loader in the thread.
        Thread.currentThread().setContextClassLoader(near.loader());
        connector.ifPresent(made -> Rules.checkConnector((Connector) made.instance(), options, findings));
        boolean source = connector
                .filter(made -> made.instance() instanceof SourceConnector)
                .isPresent();
        Codec.Setting setting = new Codec.Setting(options, plugins, near, findings);
        SampleForm form = samples.map(SampleFile::form).orElse(SampleForm.VALUES);
        Codec keys = Codec.of("key.converter", setting, form);
        Codec values = Codec.of("value.converter", setting, form);
        SampleRecords made = new SampleRecords(keys, values, HeaderCodec.of(setting), topic(), source, epochMillis);
        try (Chain chain = new ChainReader(options, plugins, near, findings).chain()) {
            Optional<Preview> preview =
                    samples.isEmpty() ? ask(connector, count.orElse(USUAL_COUNT)) : Optional.empty();
            report.connector(Objects.requireNonNullElse(options.get("name"), "(no name)"), connector);
            report.findings(findings.errors(), findings.warnings());
            if (!findings.errors().isEmpty()) {
                return PreviewProgram.INVALID;
            }
            report.steps(chain.steps());
            Passages passages = new Passages(chain, keys, values, source);
            if (samples.isPresent()) {
                return show(passages.of(samples.get(), made, count.orElse(Integer.MAX_VALUE)), passages, samples.get());
            }
            return preview.map(answer -> show(answer, passages)).orElseGet(() -> tellOfSamples(source));
        }
    }

    private Optional<Plugin> connector() {
        String name = options.get("connector.class");
        if (name == null) {
            if (!options.containsKey("transforms")) {
                findings.error("connector.class", "is missing, and there is no option 'transforms' either");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(plugins.make(Kind.CONNECTOR, name, plugins.worker()));
        } catch (NoSuchPlugin e) {
            findings.error("connector.class", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Preview> ask(Optional<Plugin> connector, int count) {
        if (!findings.errors().isEmpty()
                || connector.isEmpty()
                || !(connector.get().instance() instanceof Previewed previewed)) {
            return Optional.empty();
        }
        try {
            Preview preview = previewed.preview(new HashMap<>(options), count);
            preview.warnings().forEach(warning -> findings.warn("", warning));
            return Optional.of(preview);
        } catch (RuntimeException | LinkageError e) {
            findings.error("connector.class", "the connector cannot tell what it would do: " + e.getMessage());
            return Optional.empty();
        }
    }

    private int show(Preview preview, Passages passages) {
        report.gap();
        report.line(Report.number(preview.records().size(), "record") + " from the connector");
        report.remarks(preview);
        return show(passages.of(preview.records()), passages);
    }

    private int show(List<Passage> passed, Passages passages, SampleFile samples) {
        report.gap();
        report.line(Report.number(passed.size(), "record") + " from " + samples.name() + ", "
                + passages.reading(samples.form()));
        return show(passed, passages);
    }

    private int show(List<Passage> passed, Passages passages) {
        report.passages(passages.steps(), passed);
        report.outcome(passed, "all".equals(options.get("errors.tolerance")));
        passages.inKafka().forEach(report::line);
        return passed.stream().anyMatch(Passage::failed) ? PreviewProgram.FAILED : PreviewProgram.GOOD;
    }

    private int tellOfSamples(boolean source) {
        report.gap();
        report.line((source ? "This connector does not tell its records" : "There are no records to show")
                + "; give some with --records FILE to see what the steps make of them.");
        return PreviewProgram.GOOD;
    }

    private void tellOfReferences(ConnectorFile file) {
        List<String> referring = options.keySet().stream().filter(file::refers).toList();
        if (!referring.isEmpty()) {
            findings.warn(
                    "",
                    "References to a ConfigProvider are not resolved here and are taken as they stand: "
                            + String.join(", ", referring));
        }
    }

    /** Where samples are that do not say it. */
    private String topic() {
        String topics = Objects.requireNonNullElse(options.get("topics"), options.getOrDefault("topic", ""));
        String first = Objects.requireNonNullElse(topics, "").split(",", -1)[0].strip();
        return first.isEmpty() ? "samples" : first;
    }
}
