package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.Explanation.Said;
import dev.rustaiide.foundation.config.Explanation.Verdict;
import dev.rustaiide.foundation.config.Lock;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Source;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;

/** Tells what every layer says about a setting, and why one of them counts. */
final class ConfigExplain implements ConfigAction {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String words() {
        return " KEY";
    }

    @Override
    public String summary() {
        return "tells where a value comes from, what else was said, and who locked it";
    }

    @Override
    public ExitCode run(ConfigRun run) throws UsageException {
        run.expect("KEY");
        print(run, run.key());
        return ExitCode.OK;
    }

    private static <T> void print(ConfigRun run, SettingKey<T> key) {
        Explanation<T> explanation = run.view().explain(key);
        text(explanation).forEach(run.invocation()::print);
        run.invocation().print(json(explanation));
    }

    private static <T> List<String> text(Explanation<T> explanation) {
        SettingKey<T> key = explanation.key();
        var lines = new ArrayList<String>();
        lines.add(key.id() + " = " + key.type().print(explanation.value()).print());
        lines.add(key.title() + ": " + key.description());
        lines.add("It must be " + key.type().rule() + '.');
        Lock lock = explanation.lock();
        if (lock != null) {
            lines.add("Locked by " + lock.by() + " in " + lock.source() + '.'
                    + (lock.reason().isEmpty() ? "" : ' ' + lock.reason()));
        }
        lines.add("");
        var rows = new ArrayList<List<String>>();
        for (Said said : explanation.layers()) {
            rows.add(List.of(said.verdict() == Verdict.IN_FORCE ? "=>" : "", ConfigRun.name(said.origin()),
                    said.written(), said.source().toString(), said.why()));
        }
        lines.addAll(Table.lines(rows));
        return lines;
    }

    private static <T> Json json(Explanation<T> explanation) {
        SettingKey<T> key = explanation.key();
        var json = Json.object().put("id", key.id()).put("value", key.type().print(explanation.value()))
                .put("origin", ConfigRun.name(explanation.origin()));
        Lock lock = explanation.lock();
        json.put("lock", lock == null ? Json.NULL : Json.object().put("by", lock.by()).put("reason", lock.reason())
                .put("source", json(lock.source())).build());
        return json.put("layers", Json.array(explanation.layers().stream().map(ConfigExplain::json).toList())).build();
    }

    private static Json json(Said said) {
        return Json.object().put("origin", ConfigRun.name(said.origin())).put("written", said.written())
                .put("verdict", said.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .put("why", said.why()).put("source", json(said.source())).build();
    }

    static Json json(Source source) {
        Path file = source.file();
        return Json.object().put("file", file == null ? Json.NULL : Json.of(file.toString()))
                .put("line", source.line()).put("column", source.column()).put("name", source.name()).build();
    }
}
