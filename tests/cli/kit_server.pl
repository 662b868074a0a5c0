#!/usr/bin/perl
# A server on the loopback for tests of notification: writes each request to a file, answers as it is told.
# Usage: kit_server.pl PORT-FILE REQUEST-FILE STATUS BODY; one request, then it ends.
use strict;
use warnings;
use IO::Socket::INET;
my ($port_file, $request_file, $status, $body) = @ARGV;
my $server = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1', LocalPort => 0) or die "no socket: $!";
alarm 60;
open(my $out, '>', "$port_file.new") or die;
print $out $server->sockport;
close $out;
rename "$port_file.new", $port_file;
my $client = $server->accept or die;
my ($head, $length) = ('', 0);
while (my $line = <$client>) {
    last if $line =~ /^\r?\n$/;
    $length = $1 if $line =~ /^content-length: (\d+)/i;
    print $client "HTTP/1.1 100 Continue\r\n\r\n" if $line =~ /^expect: 100/i;
    $head .= $line if $line =~ /^(POST|content-type)/i;
}
read($client, my $content, $length);
open($out, '>', $request_file) or die;
print $out $head, $content, "\n";
close $out;
printf $client "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\nLocation: http://127.0.0.1:1/\r\n\r\n%s", $status, length $body, $body;
close $client;
