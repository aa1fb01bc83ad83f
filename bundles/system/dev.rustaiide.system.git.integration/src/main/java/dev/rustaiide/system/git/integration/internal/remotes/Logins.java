package dev.rustaiide.system.git.integration.internal.remotes;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;

/**
 * Answers the git that is at work when it asks for a name and a password, so that these are in no argument, no variable
 * and no file: it speaks the language of git's own {@code credential-cache} at a Unix domain socket in a folder that
 * only this user can enter. It answers for one server, that which the gate has let through, and only
 * if a login was kept for it when the conversation began.
 */
final class Logins implements AutoCloseable {
    /** What git asks has a few lines. */
    private static final int LONGEST = 16 << 10;

    private final SecretStore store;
    private final RemoteAddress address;
    private final boolean isKept;
    private final Path folder;
    private final ServerSocketChannel socket;
    private final Call<Boolean> listening;
    private volatile boolean asked;
    private volatile boolean gave;
    private volatile boolean refused;

    Logins(SecretStore store, RemoteAddress address) throws IOException {
        this(store, address, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param around the folder that the socket's own is made in */
    Logins(SecretStore store, RemoteAddress address, Path around) throws IOException {
        this.store = store;
        this.address = address;
        this.isKept = isKept(store, address);
        this.folder = Files.createTempDirectory(around, "rust-ai-ide-git");
        this.socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(folder.resolve("login")));
        this.listening = Call.start("logins for git", scope -> listen());
    }

    /**
     * The settings that make git ask here. Where a login is kept it is asked nowhere else, since git hands what a
     * server has accepted to every helper, and those that the user has write it to files; where none is, theirs are
     * asked first, and nothing is ever given here.
     */
    List<String> words() {
        String here = "credential.helper=cache --socket=" + quoted(folder.resolve("login").toString());
        return isKept ? List.of("-c", "credential.helper=", "-c", here) : List.of("-c", here);
    }

    /** As one word for the shell that git has run its helpers. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isKept(SecretStore store, RemoteAddress address) {
        try (Secret secret = address.login().isEmpty() ? null : store.get(address.login().get()).orElse(null)) {
            return secret != null;
        } catch (FailureException closed) {
            LoggerFactory.getLogger(Logins.class).warn("The login for {} cannot be read", address.title(), closed);
            return false;
        }
    }

    /** Whether git wanted a name and a password. */
    boolean wereAsked() {
        return asked;
    }

    /** Whether the server did not accept what was given. */
    boolean wereRefused() {
        return refused;
    }

    private boolean listen() throws IOException {
        while (true) {
            try (SocketChannel client = socket.accept()) {
                answer(client);
            } catch (ClosedChannelException ended) {
                return true;
            } catch (IOException broken) {
                // One that broke off; git asks again, or says itself that it could not.
                LoggerFactory.getLogger(Logins.class).debug("Git broke off while it asked for a login", broken);
            }
        }
    }

    private void answer(SocketChannel client) throws IOException {
        InputStream in = Channels.newInputStream(client);
        byte[] bytes = in.readNBytes(LONGEST);
        Map<String, String> said = new HashMap<>();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            int equal = line.indexOf('=');
            if (equal > 0) {
                said.put(line.substring(0, equal), line.substring(equal + 1));
            }
        });
        Arrays.fill(bytes, (byte) 0);
        switch (said.getOrDefault("action", "")) {
            case "get" -> give(client, said);
            case "erase" -> refused = gave;
            default -> { }
        }
    }

    private void give(SocketChannel client, Map<String, String> said) throws IOException {
        asked = true;
        Optional<SecretId> id = address.login().filter(each -> isKept);
        String server = address.server().map(each -> each.getRawAuthority()).orElse("");
        if (id.isEmpty() || !said.getOrDefault("protocol", "").equals(address.protocol())
                || !said.getOrDefault("host", "").equalsIgnoreCase(server)) {
            return;
        }
        try (Secret secret = store.get(id.get()).orElse(null)) {
            if (secret != null) {
                gave = true;
                give(client, secret, said.getOrDefault("username", ""));
            }
        } catch (FailureException closed) {
            LoggerFactory.getLogger(Logins.class).warn("The login for {} cannot be read", server, closed);
        }
    }

    private static void give(SocketChannel client, Secret secret, String wanted) throws IOException {
        char[] text = secret.chars();
        int colon = 0;
        while (colon < text.length && text[colon] != ':') {
            colon++;
        }
        String user = colon == text.length ? wanted.isEmpty() ? "git" : wanted : new String(text, 0, colon);
        if (wanted.isEmpty() || wanted.equals(user)) {
            int from = colon == text.length ? 0 : colon + 1;
            ByteBuffer password = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text, from, text.length - from));
            write(client, StandardCharsets.UTF_8.encode("username=" + user + "\npassword="));
            write(client, password);
            write(client, ByteBuffer.wrap(new byte[] {'\n'}));
            Arrays.fill(password.array(), (byte) 0);
        }
        Arrays.fill(text, '\0');
    }

    private static void write(SocketChannel client, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listening.cancel();
        Files.deleteIfExists(folder.resolve("login"));
        Files.deleteIfExists(folder);
    }
}
