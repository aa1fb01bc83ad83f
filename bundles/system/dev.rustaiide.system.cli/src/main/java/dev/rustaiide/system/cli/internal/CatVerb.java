package dev.rustaiide.system.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileRefusedException;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Writes the bytes of a file, wherever it is, or the names in a folder. */
@Component(property = Verb.NAME + "=cat")
public final class CatVerb implements Verb {
    private final VirtualFiles files;

    @Activate
    public CatVerb(@Reference VirtualFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "cat";
    }

    @Override
    public String summary() {
        return "writes a file as it is, also one of an archive or a Git revision; lists a folder";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("LOCATION", Count.ONE,
                "A path, git:REVISION:PATH (git::PATH for what is staged), or archive:FILE!/PATH")), List.of(),
                "As JSON, the content is under \"text\" if it is UTF-8, else under \"base64\".");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        Path path = files.resolve(invocation.parameters().get(0), invocation.folder());
        try {
            if (Files.isDirectory(path)) {
                list(path, invocation);
            } else {
                write(path, Files.readAllBytes(path), invocation);
            }
        } catch (FileRefusedException refused) {
            throw new FailureException(refused.failure(), refused);
        } catch (NoSuchFileException missing) {
            throw new FailureException(Target.missing(path), missing);
        } catch (AccessDeniedException denied) {
            throw new FailureException(new Failure.NoPermission(path, "read"), denied);
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("Cannot read " + path.getFileName() + ".",
                    String.valueOf(refused.getMessage()), "Check the disk and its connection."), refused);
        }
        files.remarks(path).forEach(invocation::message);
        return ExitCode.OK;
    }

    /** A folder's name ends with a slash. */
    private static void list(Path folder, Invocation invocation) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                names.add(entry.getFileName() + (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) ? "/" : ""));
            }
        }
        Collections.sort(names);
        names.forEach(invocation::print);
        invocation.print(Json.object().put("path", folder.toString())
                .put("names", Json.array(names.stream().map(Json::of).toList())).build());
    }

    private static void write(Path file, byte[] content, Invocation invocation) {
        invocation.write(content);
        var json = Json.object().put("path", file.toString()).put("size", content.length);
        try {
            json.put("text", UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException binary) {
            json.put("base64", Base64.getEncoder().encodeToString(content));
        }
        invocation.print(json.build());
    }
}
