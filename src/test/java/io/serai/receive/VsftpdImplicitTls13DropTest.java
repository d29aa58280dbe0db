package io.serai.receive;

import io.serai.servers.RealFtpServer;

class VsftpdImplicitTls13DropTest extends RealFtpsDrop {

    @Override
    RealFtpServer.Kind kind() {
        return RealFtpServer.Kind.VSFTPD;
    }

    @Override
    boolean implicit() {
        return true;
    }

    @Override
    String tlsVersions() {
        return "TLSv1.3";
    }
}
