const set = (words: string) => new Set(words.split(/\s+/).filter((word) => word !== ""));

/** Where most people have their mail; a name right before one of these is an address that lost its sign. */
export const mailHosts = set(`
  gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de ymail.com rocketmail.com aol.com aim.com
  hotmail.com hotmail.co.uk hotmail.fr live.com live.co.uk live.fr msn.com outlook.com outlook.de icloud.com me.com mac.com
  proton.me protonmail.com pm.me tutanota.com tuta.io fastmail.com fastmail.fm zoho.com hey.com mailbox.org posteo.de
  gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de mail.com email.com mail.ru yandex.ru yandex.com inbox.ru
  list.ru bk.ru rambler.ru qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net
  libero.it virgilio.it tiscali.it alice.it orange.fr wanadoo.fr free.fr laposte.net sfr.fr btinternet.com btopenworld.com
  sky.com talktalk.net virginmedia.com ntlworld.com comcast.net verizon.net att.net sbcglobal.net cox.net charter.net
  bellsouth.net earthlink.net juno.com uol.com.br bol.com.br terra.com.br seznam.cz wp.pl o2.pl onet.pl interia.pl abv.bg
  rediffmail.com bigpond.com optusnet.com.au xtra.co.nz shaw.ca rogers.com sympatico.ca mailinator.com guerrillamail.com`);

/** Words after which "at example.com" is a place and no address. */
export const wordsBeforeAt = set(`
  a about account accounts again all also am an and answer answers anything archive are article articles available based be
  been blog blogs book bought browse browsing buy built call chat check checked clearly code come comment comments contact
  copy deal deals demo details discussion discussions doc docs documentation documented download downloadable downloaded
  downloads employee engineer event everything example explained file files find first forum forums found free get go
  going good great guide guides guy guys have he head held help here homepage hosted i image images in index info
  information instructions is iso it item items job join just keep laugh laughed laughing learn left link linked links list listed listen live
  located log look looked looking looks me message meet mirror mirrors more news now off offer on online only or order out
  over package packages page pages paste pasted patch people phone photo photos picture pictures play point pointed
  pointing post posted posts price prices product published question read reading register registered release released repo
  repository review reviews right sale saw screenshot script search see seen sell sells server servers service shop
  shopping shown sign signup site sites software sold someone something song source staff start stare stay store story stuff
  support team that them there these they thing things this those ticket tickets today tool topic tried try tutorial
  tutorials up updates upload uploaded us use user users via video videos view visit was watch watching we website week
  were what where who wiki work worked working works you yours`);

/** Words after which the name of a mail host is a site ("log in to gmail.com"). */
export const wordsBeforeHosts = set(`
  a about access add allow an and any are as at block blocked but by can check choose click create delete disable do does
  download email enable enter fix for from get go has have how i if in into is it its just like login mail make my need new
  not of off on onto open or our over own see setup than that the their then there this through to try use used uses using
  via visit was web what when where which why will with without works you your account accounts service server site`);
