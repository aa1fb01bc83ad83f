package dev.rustaiide.system.git.integration.internal.remotes;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A server of SSH with keys that are made for the test. */
final class SshGit implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Process process;

    SshGit(Path sshd, Path folder) throws Exception {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        for (String key : new String[] {"host", "user", "other"}) {
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(key).toString());
        }
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        Files.setPosixFilePermissions(folder.resolve("authorized"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + port + " "
                + Files.readString(folder.resolve("host.pub")));
        Files.writeString(folder.resolve("config"), "Port " + port + "\nListenAddress 127.0.0.1\nHostKey "
                + folder.resolve("host") + "\nAuthorizedKeysFile " + folder.resolve("authorized")
                + "\nStrictModes no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no\nPidFile "
                + folder.resolve("pid") + "\n");
        process = new ProcessBuilder(sshd.toString(), "-D", "-e", "-f", folder.resolve("config").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        for (int i = 0; i < 200 && process.isAlive() && !answers(); i++) {
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (java.io.IOException notYet) {
            return false;
        }
    }

    private static void run(String... words) throws Exception {
        Process process = new ProcessBuilder(words).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words));
        }
    }

    int port() {
        return port;
    }

    /** How a client talks to it. */
    String command(boolean known) {
        return "ssh -F none -o IdentitiesOnly=yes -o IdentityAgent=none -o UserKnownHostsFile=" + folder.resolve(
                "known_hosts") + " -i " + folder.resolve(known ? "user" : "other");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
