package dev.rustaiide.system.lsp.server.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.lsp.server.LanguageServer.Listener;
import dev.rustaiide.system.lsp.server.LanguageServer.Protocol;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;

/** The whole server over scripted features, at a socket of this machine. */
final class TestServer implements AutoCloseable {
    final ScriptedFeatures features;
    final FakeEvents events = new FakeEvents();
    final List<Command> started = new CopyOnWriteArrayList<>();
    final FakeFolders folders = new FakeFolders();
    final FakeRewriter rewriter = new FakeRewriter();
    final SharedLanguageServer server;
    private final Listener listener;

    TestServer(ScriptedFeatures features) {
        this(features, Protocol.HEADERS, new Terms(false, false));
    }

    TestServer(ScriptedFeatures features, Protocol protocol, Terms terms) {
        this.features = features;
        server = new SharedLanguageServer(features, events, new Files8(), new RustOnly(), new Recorded(), folders,
                folders, new NamedTrust(), rewriter);
        try {
            listener = server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), protocol, terms);
        } catch (FailureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    InetSocketAddress address() {
        return listener.address();
    }

    /** A client that has not said anything yet. */
    TestEditor connect() throws IOException {
        return new TestEditor(address());
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class Files8 implements TextFiles {
        @Override
        public TextFile read(Path file) throws FailureException {
            try {
                return new TextFile(file, Text.of(Files.readString(file)), Encoding.UTF_8, LineEnding.LF, false, false,
                        false, new FileStamp(Instant.EPOCH, 0, ""));
            } catch (IOException missing) {
                throw new FailureException(new Failure.Missing(file));
            }
        }

        @Override
        public TextFile read(Path file, Encoding encoding) throws FailureException {
            return read(file);
        }

        @Override
        public FileStamp write(Path file, Text text, Encoding encoding) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<FileStamp> stamp(Path file) {
            return Optional.empty();
        }
    }

    private static final class RustOnly implements Syntax {
        @Override
        public List<Language> languages() {
            return List.of(new Language(LanguageId.RUST, "Rust", Set.of("rs"), Set.of(), "//"));
        }

        @Override
        public Language languageOf(Path file, String firstLine) {
            return file.toString().endsWith(".rs") ? languages().getFirst() : Language.PLAIN_TEXT;
        }

        @Override
        public Optional<SyntaxTree> parse(Language language, Text text) {
            return Optional.empty();
        }
    }

    /** Programs that write a line and end well. */
    private final class Recorded implements Processes {
        @Override
        public Child start(Command command, Consumer<Line> lines) {
            started.add(command);
            lines.accept(new Line("it runs", false, true));
            return new Child() {
                @Override
                public long pid() {
                    return 1;
                }

                @Override
                public Call<Integer> exit() {
                    return Call.of(0);
                }

                @Override
                public OutputStream stdin() {
                    return OutputStream.nullOutputStream();
                }

                @Override
                public InputStream stdout() {
                    return new ByteArrayInputStream(new byte[0]);
                }

                @Override
                public InputStream stderr() {
                    return stdout();
                }
            };
        }

        @Override
        public Child start(Command command) {
            return start(command, line -> { });
        }

        @Override
        public Call<Result> run(Command command) {
            return Call.of(new Result(0, "", ""));
        }
    }
}
