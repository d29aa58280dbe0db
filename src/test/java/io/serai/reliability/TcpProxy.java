package io.serai.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line between a client and a server on loopback that breaks on demand, once: the first connection whose server has sent so
 * many bytes meets the fault, all others pass. Follows FTP's passive data connections.
 */
final class TcpProxy implements AutoCloseable {

    /** What happens to a connection. */
    enum Fault {
        /** Both ends get a reset. */
        RESET,
        /** Both ends see the other hang up. */
        CUT,
        /** Nothing moves any more, both ends believe that they are connected. */
        STALL,
        /** The server hangs up, the client never hears of it. */
        HALF_OPEN,
        /** A byte now and then, for ever. */
        DRIP
    }

    private static final Pattern PASSIVE = Pattern.compile("227 .*\\((?:\\d+,){4}(\\d+),(\\d+)\\).*\\R");
    private static final long DRIP_NANOS = 200_000_000;

    private record Armed(Fault fault, long afterBytes) {}

    private final ServerSocket listener;
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Armed> armed;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final boolean once;
    private volatile int target;
    private volatile boolean refuses;

    TcpProxy(int target) throws IOException {
        this(target, new AtomicReference<>(), false);
    }

    private TcpProxy(int target, AtomicReference<@Nullable Armed> armed, boolean once) throws IOException {
        this.target = target;
        this.armed = armed;
        this.once = once;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Breaks the next connection on which the server sends more than so many bytes. */
    void arm(Fault fault, long afterBytes) {
        armed.set(new Armed(fault, afterBytes));
    }

    /** Whether the armed fault has happened. */
    boolean isBroken() {
        return armed.get() == null;
    }

    /** While true, as if the server was down: whoever is connected, or connects, is hung up on. */
    void refuse(boolean now) {
        refuses = now;
        if (now) {
            hangUp();
        }
    }

    /** How many connections were made so far, FTP's data connections not counted. */
    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.incrementAndGet();
                if (refuses) {
                    reset(client);
                    continue;
                }
                join(client);
                if (once) {
                    listener.close();
                }
            } catch (IOException closed) {
                broken.incrementAndGet();
            }
        }
    }

    private void join(Socket client) throws IOException {
        open.add(client);
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException down) {
            reset(client);
            throw down;
        }
        open.add(server);
        AtomicInteger directions = new AtomicInteger(2);
        daemon(() -> pump(client, server, false, directions));
        daemon(() -> pump(server, client, true, directions));
    }

    private void pump(Socket from, Socket to, boolean fromServer, AtomicInteger directions) {
        byte[] buffer = new byte[8192];
        long bytes = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                Armed now = armed.get();
                if (fromServer && now != null && bytes > now.afterBytes && armed.compareAndSet(now, null)) {
                    meet(now.fault, from, to, in);
                    return;
                }
                out.write(passive(buffer, n, fromServer));
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            broken.incrementAndGet();
        }
        ended(from, to, directions);
    }

    /** Lets go of both ends when neither direction moves any more; one that met a fault keeps them. */
    private void ended(Socket from, Socket to, AtomicInteger directions) {
        if (directions.decrementAndGet() == 0) {
            for (Socket one : List.of(from, to)) {
                try {
                    one.close();
                } catch (IOException gone) {
                    broken.incrementAndGet();
                }
            }
            open.removeAll(List.of(from, to));
        }
    }

    private void meet(Fault fault, Socket server, Socket client, InputStream in) throws IOException {
        switch (fault) {
            case RESET -> {
                reset(server);
                reset(client);
            }
            case CUT -> {
                server.close();
                client.close();
            }
            case HALF_OPEN -> server.close();
            case STALL -> {}
            case DRIP -> {
                for (int one = in.read(); one >= 0; one = in.read()) {
                    client.getOutputStream().write(one);
                    LockSupport.parkNanos(DRIP_NANOS);
                }
            }
        }
    }

    /** An FTP server's word on where data will flow is changed to a line of our own. */
    private byte[] passive(byte[] buffer, int n, boolean fromServer) throws IOException {
        byte[] sent = java.util.Arrays.copyOf(buffer, n);
        Matcher said = PASSIVE.matcher(new String(sent, StandardCharsets.ISO_8859_1));
        if (!fromServer || !said.matches()) {
            return sent;
        }
        int port = Integer.parseInt(said.group(1)) * 256 + Integer.parseInt(said.group(2));
        TcpProxy data = new TcpProxy(port, armed, true);
        open.add(data);
        String ours = "227 Entering Passive Mode (127,0,0,1,%d,%d)\r%n".formatted(data.port() / 256, data.port() % 256);
        return ours.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
    }

    private void hangUp() {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception gone) {
                broken.incrementAndGet();
            }
        }
    }
}
