package dev.rustaiide.system.cli.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.logging.AuditTrail.Entry;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.logging.AuditVerification.Breach;
import dev.rustaiide.foundation.security.VerifyingKey;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Proves that the audit trail was not touched, or finds the first record that was; shows what is in it. */
@Component(property = Verb.NAME + "=audit")
public final class AuditVerb implements Verb {
    private static final int STANDARD = 50;

    private final AuditTrail trail;
    private final BlameReport blame;

    @Activate
    public AuditVerb(@Reference AuditTrail trail, @Reference Provenance provenance, @Reference TextFiles files) {
        this.trail = trail;
        this.blame = new BlameReport(provenance, files);
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String summary() {
        return "proves that the audit trail was not touched, shows what is in it, and which lines models wrote";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(
                new Parameter("verify|list|blame", Count.ONE, "What to do with it"),
                new Parameter("FILE", Count.OPTIONAL, "A trail, yours unless given; for blame a file")),
                List.of(new Option("key", "KEY", "verify: the key of the one who signed, as its first line has it"),
                        new Option("last", "NUMBER", "list: so many of the last; " + STANDARD + " unless given"),
                        new Option("kind", "KIND", "list: only records of this kind, e.g. secret, or secret.changed")),
                "blame shows which lines of a file came from models, and who accepted them; one that was changed since"
                        + " is said to be that. Exit code 1 of verify tells that the trail was touched.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        List<String> words = invocation.parameters();
        Path file = words.size() < 2 ? trail.file() : path(words.get(1), invocation.folder());
        return switch (words.getFirst()) {
            case "verify" -> verify(file, words.size() < 2, invocation);
            case "list" -> list(file, invocation);
            case "blame" -> blame(words, file, invocation);
            default -> throw wrong("\"" + words.getFirst() + "\" is nothing that it does.",
                    "Say verify, list or blame.");
        };
    }

    private ExitCode blame(List<String> words, Path file, Invocation invocation) throws FailureException {
        if (words.size() < 2) {
            throw new FailureException(new Failure.Other("Cannot say where lines come from.", "No file is named.",
                    "Say audit blame FILE."));
        }
        return blame.print(file, invocation);
    }

    private static Path path(String word, Path folder) throws FailureException {
        try {
            return folder.resolve(word).normalize();
        } catch (InvalidPathException noPath) {
            throw wrong("No file can be called \"" + word + "\".", "Check the name.");
        }
    }

    private ExitCode verify(Path file, boolean own, Invocation invocation) throws FailureException {
        if (own && !Files.exists(file) && !Files.exists(file.resolveSibling(file.getFileName() + ".head"))) {
            invocation.print("There is no audit trail yet: nothing was recorded. It will be " + file + '.');
            invocation.print(Json.object().put("file", file.toString()).put("intact", true).put("records", 0).build());
            return ExitCode.OK;
        }
        AuditVerification found = trail.verify(file, key(invocation));
        invocation.print(file.toString());
        found.breach().ifPresent(breach -> printBreach(breach, invocation));
        if (found.isIntact()) {
            invocation.print("Intact: nobody has touched it.");
        }
        String before = found.records() == 1 ? " before that is as it was" : " before that are as they were";
        invocation.print(Counted.of(found.records(), "record") + (found.isIntact() ? "" : before)
                + (found.records() == 0 ? "" : ", from " + found.from() + " to " + found.to()));
        invocation.print(found.key().isEmpty() ? "not signed" : Counted.of(found.checkpoints(), "checkpoint")
                + ", signed up to record " + found.signed() + " by the key " + found.key());
        found.notes().forEach(invocation::print);
        invocation.print(json(found));
        return found.isIntact() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void printBreach(Breach breach, Invocation invocation) {
        invocation.print("TOUCHED: record " + breach.record() + (breach.line() == 0 ? "" : ", line " + breach.line())
                + ": " + breach.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        invocation.print(breach.why());
    }

    private static Optional<VerifyingKey> key(Invocation invocation) throws FailureException {
        Optional<String> word = invocation.option("key");
        try {
            return word.map(VerifyingKey::parse);
        } catch (IllegalArgumentException noKey) {
            throw wrong("\"" + word.orElse("") + "\" is no key.", "Take the one of the first line of the trail.");
        }
    }

    private ExitCode list(Path file, Invocation invocation) throws FailureException {
        String kind = invocation.option("kind").orElse("");
        List<Entry> entries = Files.exists(file) || invocation.parameters().size() > 1
                ? trail.last(file, count(invocation), entry -> matches(entry.record().kind(), kind)) : List.of();
        for (Entry entry : entries) {
            var line = new StringBuilder(entry.time()).append("  ").append(entry.sequence()).append("  ")
                    .append(entry.record().kind()).append("  ").append(entry.record().subject());
            entry.record().details().forEach((name, value) -> line.append("  ").append(name).append('=').append(value));
            invocation.print(line.toString());
        }
        invocation.print(Json.object().put("file", file.toString())
                .put("records", Json.array(entries.stream().map(AuditVerb::json).toList())).build());
        return ExitCode.OK;
    }

    private static boolean matches(String kind, String wanted) {
        return wanted.isEmpty() || kind.equals(wanted) || kind.startsWith(wanted + '.');
    }

    private static int count(Invocation invocation) throws FailureException {
        String word = invocation.option("last").orElse(Integer.toString(STANDARD));
        if (!word.matches("[1-9]\\d{0,8}")) {
            throw wrong("\"" + word + "\" is no number.", "Give a number from 1 on.");
        }
        return Integer.parseInt(word);
    }

    private static FailureException wrong(String why, String next) {
        return new FailureException(new Failure.Other("Cannot read the audit trail.", why, next));
    }

    private static Json json(AuditVerification found) {
        var json = Json.object().put("file", found.file().toString()).put("intact", found.isIntact())
                .put("records", found.records()).put("from", found.from()).put("to", found.to())
                .put("checkpoints", found.checkpoints()).put("key", found.key()).put("signed", found.signed())
                .put("notes", Json.strings(found.notes()));
        found.breach().ifPresent(breach -> json.put("breach", Json.object().put("kind", breach.kind().name())
                .put("record", breach.record()).put("line", breach.line()).put("why", breach.why()).build()));
        return json.build();
    }

    private static Json json(Entry entry) {
        var details = Json.object();
        entry.record().details().forEach(details::put);
        return Json.object().put("seq", entry.sequence()).put("time", entry.time()).put("pid", entry.process())
                .put("correlation", entry.correlation()).put("kind", entry.record().kind())
                .put("subject", entry.record().subject()).put("details", details.build()).build();
    }
}
