package io.serai.hostkey;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A known-hosts file as OpenSSH writes it, hashed names included; comments and other hosts stay as they are. */
public record KnownHostsFile(Path path) implements PinFile {

    @Override
    public List<Offered> known(Server server) throws IOException {
        List<Offered> known = new ArrayList<>();
        if (Files.exists(path)) {
            for (HostKey key : open(path).getHostKey(server.name(), null)) {
                known.add(SshKeys.offered(Base64.getDecoder().decode(key.getKey())));
            }
        }
        return known;
    }

    @Override
    public void pin(Server server, List<Offered> keys) throws IOException {
        PinFile.exchange(path, next -> {
            if (Files.exists(path)) {
                Files.copy(path, next, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            HostKeyRepository hosts = open(next);
            for (HostKey old : hosts.getHostKey(server.name(), null)) {
                hosts.remove(server.name(), old.getType());
            }
            for (Offered key : keys) {
                hosts.add(named(server, key), null);
            }
        });
    }

    private static HostKey named(Server server, Offered key) throws IOException {
        try {
            return new HostKey(server.name(), key.bytes());
        } catch (JSchException e) {
            throw new IOException("writing a host key", e);
        }
    }

    private static HostKeyRepository open(Path file) throws IOException {
        try {
            JSch jsch = new JSch();
            jsch.setKnownHosts(file.toString());
            return jsch.getHostKeyRepository();
        } catch (JSchException e) {
            throw new IOException("reading " + file + ": " + e.getMessage(), e);
        }
    }
}
