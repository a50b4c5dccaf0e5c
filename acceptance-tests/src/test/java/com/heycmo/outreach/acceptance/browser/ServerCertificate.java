package com.heycmo.outreach.acceptance.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;

/** A self-signed certificate that the JDK's keytool makes for this run. Only the test's browsers accept it. */
record ServerCertificate(Path keyStore, String publicKeyHash) implements AutoCloseable {

    static final String PASSWORD = "fixtures";
    private static final String ALIAS = "server";

    static ServerCertificate of(String host) {
        try {
            Path keyStore = Files.createTempDirectory("certificate").resolve("server.p12");
            generate(keyStore, host);
            return new ServerCertificate(keyStore, hashOfPublicKey(keyStore));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    private static void generate(Path keyStore, String host) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keyStore.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool ended with " + keytool.exitValue() + ".");
        }
    }

    /** As Chromium wants it: base64 of the SHA-256 of the subject's public key info. */
    private static String hashOfPublicKey(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(keyStore)) {
            store.load(input, PASSWORD.toCharArray());
        }
        byte[] key = store.getCertificate(ALIAS).getPublicKey().getEncoded();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }

    @Override
    public void close() throws IOException {
        Files.delete(keyStore);
        Files.delete(keyStore.getParent());
    }
}
