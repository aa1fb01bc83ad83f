package dev.rustaiide.system.lsp.extensions.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.DecodedText;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServers;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.extensions.CargoRunnable;
import dev.rustaiide.system.lsp.extensions.Dependency;
import dev.rustaiide.system.lsp.extensions.ExpandedMacro;
import dev.rustaiide.system.lsp.extensions.ExternalDocs;
import dev.rustaiide.system.lsp.extensions.InnerView;
import dev.rustaiide.system.lsp.extensions.Manifest;
import dev.rustaiide.system.lsp.extensions.MemoryLayout;

/** Asks rust-analyzer about a place, from the command line. */
@Component(property = Verb.NAME + "=rust")
public final class RustVerb implements Verb {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern PLACE = Pattern.compile("(.+?)(?::(\\d{1,9}))?(?::(\\d{1,9}))?");

    private final LanguageServers servers;
    private final ExtensionSource extensions;
    private final Map<String, Asking> words = new LinkedHashMap<>();

    /** Asks about a place and tells the answer in lines. */
    private interface Asking {
        List<String> lines(SourceText text, Position at) throws FailureException, InterruptedException;
    }

    @Activate
    public RustVerb(@Reference LanguageServers servers) {
        this.servers = servers;
        this.extensions = new ExtensionSource(servers);
        words.put("expand", (text, at) -> await(new ExpandedMacro.At(text, at)).stream()
                .flatMap(macro -> macro.code().lines()).toList());
        words.put("runnables", (text, at) -> await(new CargoRunnable.In(text, Optional.empty())).stream()
                .map(one -> one.label() + ": " + one.run().program() + ' ' + String.join(" ", one.run().arguments()))
                .toList());
        words.put("layout", (text, at) -> await(new MemoryLayout.At(text, at)).map(RustVerb::tree).orElse(List.of()));
        words.put("docs", (text, at) -> await(new ExternalDocs.At(text, at)).stream()
                .flatMap(docs -> docs.local().or(docs::web).stream()).toList());
        words.put("manifest", (text, at) -> await(new Manifest.Of(text)).stream()
                .map(place -> place.file().toString()).toList());
        words.put("dependencies", (text, at) -> await(new Dependency.Of(text)).stream()
                .map(crate -> crate.name() + ' ' + crate.version() + ' ' + crate.folder()).toList());
        for (InnerView view : InnerView.values()) {
            words.put(view.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    (text, at) -> await(new InnerView.Of(text, at, view)).lines().toList());
        }
    }

    @Override
    public String name() {
        return "rust";
    }

    @Override
    public String summary() {
        return "asks rust-analyzer what it thinks of a place in Rust code";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("what", Count.ONE, "One of " + String.join(", ", words.keySet())),
                new Parameter("place", Count.ONE, "FILE, FILE:LINE or FILE:LINE:COLUMN, counted from one")),
                List.of(), """
                It starts a rust-analyzer of its own and waits until that has read the project. Nothing of the folder
                is run: what macros of other crates and build scripts make is not seen. Exit code 1 tells that there
                is no answer.""");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Asking asking = words.get(invocation.parameters().get(0));
        Matcher place = PLACE.matcher(invocation.parameters().get(1));
        if (asking == null || !place.matches()) {
            invocation.message("rust-ai-ide rust: it knows " + String.join(", ", words.keySet()) + '.');
            return ExitCode.USAGE;
        }
        SourceText text = read(invocation.folder().resolve(place.group(1)).normalize());
        Position at = text.text().positionOf(text.text().offsetOf(new Position(number(place.group(2)),
                number(place.group(3)))));
        LanguageServer server = start(text.file());
        try {
            invocation.progress("Waiting for rust-analyzer");
            await(server.ready());
            List<String> lines = asking.lines(text, at);
            lines.forEach(invocation::print);
            invocation.print(Json.strings(lines));
            return lines.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
        } finally {
            await(server.stop());
        }
    }

    private static int number(@Nullable String fromOne) {
        return fromOne == null ? 0 : Math.max(0, Integer.parseInt(fromOne) - 1);
    }

    private LanguageServer start(Path file) {
        ServerDefinition definition = servers.definitions().stream()
                .filter(one -> one.id().equals(Extensions.SERVER)).findFirst().orElseThrow();
        return servers.start(definition, servers.rootOf(definition, file));
    }

    private static SourceText read(Path file) throws FailureException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new SourceText(file, LanguageId.RUST, 1, DecodedText.ofUtf8(bytes, 0, bytes.length).text());
        } catch (IOException missing) {
            throw new FailureException(new Failure.Missing(file), missing);
        }
    }

    private <A> A await(Question<A> question) throws FailureException, InterruptedException {
        return await(extensions.ask(question));
    }

    private static <A> A await(Call<A> call) throws FailureException, InterruptedException {
        try {
            return call.await(PATIENCE);
        } catch (ExecutionException failed) {
            throw Answers.failure(failed);
        } catch (TimeoutException late) {
            throw new FailureException(new Failure.Other("rust-analyzer does not get ready.",
                    "It has had " + PATIENCE.toMinutes() + " minutes.", "See “rust-ai-ide servers check”."), late);
        } finally {
            call.cancel();
        }
    }

    private static List<String> tree(MemoryLayout layout) {
        List<String> lines = new ArrayList<>();
        add(lines, layout, 0);
        return lines;
    }

    private static void add(List<String> lines, MemoryLayout layout, int depth) {
        lines.add("  ".repeat(depth) + (layout.name().isEmpty() ? "" : layout.name() + ": ") + layout.type() + ", "
                + layout.size() + " bytes at " + layout.offset() + ", aligned to " + layout.alignment());
        layout.parts().forEach(part -> add(lines, part, depth + 1));
    }
}
