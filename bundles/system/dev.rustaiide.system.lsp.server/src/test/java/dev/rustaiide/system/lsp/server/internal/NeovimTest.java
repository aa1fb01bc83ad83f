package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A real editor, without a screen, against a server of its own on the standard streams. */
class NeovimTest {
    private static final String SCRIPT = """
            local out = {}
            vim.cmd('edit ' .. vim.env.TEST_FILE)
            local config = {name = 'ours', cmd = vim.json.decode(vim.env.TEST_COMMAND), root_dir = vim.env.TEST_FOLDER}
            local id
            if vim.lsp.start then
              id = vim.lsp.start(config)
            else
              id = vim.lsp.start_client(config)
              vim.lsp.buf_attach_client(0, id)
            end
            local client
            vim.wait(30000, function()
              client = vim.lsp.get_client_by_id(id)
              return client and (client.initialized or client.server_capabilities.hoverProvider) and true or false
            end, 20)
            local encoding = client.offset_encoding
            local buffer = vim.api.nvim_get_current_buf()
            out.encoding = encoding
            local function ask(method, more)
              local params = vim.lsp.util.make_position_params(0, encoding)
              for key, value in pairs(more or {}) do params[key] = value end
              local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
              return answers and answers[id] and answers[id].result
            end
            vim.api.nvim_win_set_cursor(0, {1, 5})
            out.hover = ask('textDocument/hover').contents.value
            vim.api.nvim_buf_set_text(0, 0, 5, 0, 9, {'crab', 'legs'})
            vim.api.nvim_win_set_cursor(0, {2, 1})
            out.edited = ask('textDocument/hover').contents.value
            local target = ask('textDocument/definition')
            target = target[1] or target
            out.definition = (target.targetSelectionRange or target.range).start.line
            local list = ask('textDocument/completion')
            out.completion = (list.items or list)[1].label
            local edit = ask('textDocument/rename', {newName = 'renamed'})
            vim.lsp.util.apply_workspace_edit(edit, encoding)
            out.renamed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
            local options = {options = {tabSize = 4, insertSpaces = true}}
            vim.lsp.util.apply_text_edits(ask('textDocument/formatting', options), buffer, encoding)
            out.formatted = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
            out.measured = ask('rust-ai-ide/analysis').lines
            out.ghost = ask('textDocument/inlineCompletion', {context = {triggerKind = 1}}).items[1].insertText
            if vim.lsp.inline_completion then
              local mode = vim.api.nvim_get_mode
              vim.api.nvim_get_mode = function() return {mode = 'i', blocking = false} end
              vim.lsp.inline_completion.enable(true)
              vim.api.nvim_win_set_cursor(0, {3, 10})
              vim.api.nvim_exec_autocmds('InsertEnter', {buffer = buffer})
              vim.wait(20000, function() return vim.lsp.inline_completion.get() end, 20)
              vim.wait(20000, function()
                out.taken = vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]
                return out.taken:find('goes on') ~= nil
              end, 20)
              vim.api.nvim_get_mode = mode
            end
            local length = #table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n') + 1 - 2
            vim.wait(20000, function()
              local found = vim.diagnostic.get(0)
              out.diagnostic = found[1] and found[1].message
              return out.diagnostic == 'length ' .. length
            end, 20)
            out.expected = 'length ' .. length
            vim.fn.writefile({vim.json.encode(out)}, vim.env.TEST_OUT)
            -- At its own end Neovim kills a server that a busy machine makes slow to say goodbye.
            vim.lsp.stop_client(id)
            vim.wait(30000, function() return vim.lsp.get_client_by_id(id) == nil end, 20)
            vim.cmd('qall!')
            """;

    @TempDir
    Path folder;

    private static Optional<Path> neovim() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        Stream<String> folders = Stream.concat(Stream.of(cache + "/rust-ai-ide-tools/neovim/bin"),
                Stream.of(System.getenv("PATH").split(File.pathSeparator)));
        return folders.map(each -> Path.of(each, "nvim")).filter(Files::isExecutable).findFirst();
    }

    @Test
    void neovim_edits_with_it() throws Exception {
        Optional<Path> neovim = neovim();
        assumeTrue(neovim.isPresent(), "NOT tried with Neovim: there is none on this machine");
        Path file = Files.writeString(folder.resolve("a.rs"), "🦀 name = 1\nfn next() {}\n");
        Path script = Files.writeString(folder.resolve("test.lua"), SCRIPT);
        Path goodbye = folder.resolve("goodbye");
        Path out = folder.resolve("out.json");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"),
                StdioProgram.class.getName(), goodbye.toString());
        var builder = new ProcessBuilder(neovim.get().toString(), "--headless", "-u", "NONE", "-n", "-c",
                "lua local ok, why = pcall(dofile, '" + script + "') if not ok then print(why) vim.cmd('cquit') end")
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        Path runtime = neovim.get().resolveSibling("../usr/share/nvim/runtime").normalize();
        if (Files.isDirectory(runtime)) { // where releng/unpack puts it
            builder.environment().put("VIMRUNTIME", runtime.toString());
        }
        builder.environment().put("TEST_FILE", file.toString());
        builder.environment().put("TEST_FOLDER", folder.toString());
        builder.environment().put("TEST_OUT", out.toString());
        builder.environment().put("TEST_COMMAND", TestEditor.json(command));
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(90, TimeUnit.SECONDS), "it hangs: " + Files.readString(folder.resolve("log")));
        } finally {
            process.destroyForcibly();
        }
        assertTrue(Files.exists(out), Files.readString(folder.resolve("log")));
        JsonObject said = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
        assertEquals("word name", said.get("hover").getAsString(), said::toString);
        assertEquals("word legs", said.get("edited").getAsString());
        assertEquals(1, said.get("definition").getAsInt());
        assertEquals("proposed", said.get("completion").getAsString());
        assertEquals("[\"🦀 crab\",\"renamed = 1\",\"fn next() {}\"]", said.get("renamed").toString());
        assertEquals("// formatted", said.get("formatted").getAsString());
        assertEquals(5, said.get("measured").getAsInt(), said::toString);
        assertEquals(" // goes on", said.get("ghost").getAsString());
        if (said.has("taken")) { // Neovim 0.12 and newer show ghost text of their own
            assertEquals("renamed =  // goes on1", said.get("taken").getAsString());
        }
        assertEquals(said.get("expected"), said.get("diagnostic"), "of the last text");
        for (int i = 0; i < 500 && !Files.exists(goodbye); i++) {
            Thread.sleep(10);
        }
        assertEquals("ORDERLY", Files.readString(goodbye));
    }
}
